"""Which past editions departed from the rule that was in force then."""

from dataclasses import dataclass

from app.programmes.rules.expected import Expected
from app.programmes.rules.facts import Programme
from app.programmes.rules.history import ALL_YEARS, NOT_HELD, begin, walk
from app.programmes.rules.method import Finding
from app.programmes.rules.reasons import Reason
from app.programmes.rules.records import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One edition beside what the rule then in force led one to expect."""

    edition: Edition
    finding: Finding
    expected: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    side: str | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def actual(self) -> tuple[str, ...]:
        """The regions that hosted."""
        return self.edition.hosts


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The verdicts on all editions, in order of years."""

    verdicts: tuple[Verdict, ...] = ()

    @property
    def departures(self) -> tuple[Verdict, ...]:
        """The editions that departed from their rule."""
        return tuple(one for one in self.verdicts if one.finding is Finding.DEPARTED)

    @property
    def unjudged(self) -> tuple[Verdict, ...]:
        """The editions that nobody can judge as long as facts are missing."""
        return tuple(one for one in self.verdicts if one.finding is Finding.UNJUDGED)


def audit(facts: Programme) -> Audit:
    """Judge every edition by the rule in force in its year; unknown hosts cannot be judged."""
    course = begin(facts, before=ALL_YEARS)
    return Audit(
        verdicts=tuple(
            _verdict(facts, edition, expected)
            for edition, expected in walk(course, before=ALL_YEARS)
        )
    )


def _verdict(facts: Programme, edition: Edition, expected: Expected) -> Verdict:
    """Judge one edition."""
    due = expected.due.hosts
    finding, reasons = _finding(facts, edition, expected)
    return Verdict(
        edition=edition,
        finding=finding,
        expected=due,
        candidates=() if due else expected.choice.candidates,
        side=expected.choice.side,
        reasons=reasons,
    )


def _finding(
    facts: Programme, edition: Edition, expected: Expected
) -> tuple[Finding, tuple[Reason, ...]]:
    """Say whether an edition followed the rule, and why one thinks so."""
    due = expected.due.hosts
    why = _not_known(edition) or _not_ruled(facts, edition, expected)
    if why is not None:
        return Finding.UNJUDGED, (why,)
    rule = expected.rule
    without = tuple(
        Reason("departed.without", {"region": one})
        for one in rule.always
        if one not in edition.hosts
    )
    if without:
        return Finding.DEPARTED, without
    if not due:
        hosts = tuple(host for host in edition.hosts if host not in rule.always)
        return rule.method.judge(hosts, expected.choice, expected.sight)
    if set(edition.hosts) == set(due):
        return Finding.FOLLOWED, expected.due.reasons
    return Finding.DEPARTED, expected.due.reasons


def _not_known(edition: Edition) -> Reason | None:
    """Say which fact about an edition is missing."""
    if edition.status in NOT_HELD:
        return Reason(f"unjudged.{edition.status}")
    if not edition.status.took_place:
        return Reason("unjudged.outcome_unknown")
    return None if edition.hosts else Reason("unjudged.host_unknown")


def _not_ruled(facts: Programme, edition: Edition, expected: Expected) -> Reason | None:
    """Say why the rule decides nothing here; None where it does."""
    rule = facts.rule_at(edition.year)
    if rule is None:
        return Reason("unjudged.no_rule")
    if not rule.method.turns:
        return Reason("unjudged.no_rotation")
    if expected.due.hosts or expected.choice.decided:
        return None
    asked = {question.code for question in expected.choice.questions}
    return Reason("unjudged.rule_unknown" if "rule_unknown" in asked else "unjudged.gap")
