"""What the rotation says of a programme, ready to be shown: turns, departures, accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.languages import _, listed, ngettext
from app.programmes.rules.audit import Verdict
from app.programmes.rules.facts import Programme
from app.programmes.rules.ledger import Account
from app.programmes.rules.method import Certainty, Finding, Turn
from app.programmes.rules.reasons import Reason
from app.programmes.words import sentences as words
from app.turns.rules.outlook import Outlook

# As many candidates are named; a reader of eighty names learns nothing.
NAMED = 6
TONES = {Certainty.FIXED: "settled", Certainty.EXPECTED: "waiting", Certainty.OPEN: "unknown"}

Name = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class TurnShown:
    """One turn to come in words; hosts and candidates are codes with names."""

    year: str
    hosts: list[Name]
    candidates: list[Name]
    more: int
    side: str
    certainty: str
    tone: str
    reasons: list[str]
    questions: list[str]


@dataclass(frozen=True, kw_only=True)
class Departure:
    """One past edition that departed from the rule, in words."""

    year: int
    number: str | None
    actual: list[Name]
    expected: list[Name]
    reasons: list[str]


@dataclass(frozen=True, kw_only=True)
class AccountShown:
    """One region's line of the ledger, with why it is owed a turn."""

    region: Name
    account: Account
    owed: list[str]


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """Everything about a programme's rotation that its page says."""

    answer: str
    turns: list[TurnShown]
    questions: list[str]
    reasons: list[str]
    departures: list[Departure]
    audited: list[str]
    accounts: list[AccountShown]
    never: int
    unknown: int


def shown(outlook: Outlook) -> Rotation:
    """Say what the rotation found."""
    facts, forecast, ledger = outlook.facts, outlook.forecast, outlook.ledger
    telling = [one for one in ledger.accounts if one.turns or one.owed]
    return Rotation(
        answer=answer(outlook),
        turns=[_turn(one, facts) for one in forecast.turns if _telling(one)],
        questions=[words.question(one, facts) for one in forecast.questions],
        reasons=_reasons(forecast.reasons, facts),
        departures=[_departure(one, facts) for one in outlook.audit.departures],
        audited=_audited(outlook),
        accounts=[_account(one, facts) for one in telling],
        never=sum(one.member for one in ledger.accounts if one not in telling),
        unknown=ledger.unknown,
    )


def answer(outlook: Outlook) -> str:
    """Say in one sentence who hosts next."""
    facts, forecast = outlook.facts, outlook.forecast
    if not forecast.turns:
        return " ".join(_reasons(forecast.reasons, facts)) or str(_("Who hosts next is unknown."))
    turn = forecast.turns[0]
    sure = words.certainty(turn.certainty)
    if turn.hosts:
        hosts = listed(name for _code, name in _names(turn.hosts, facts))
        return str(
            _("Next host, %(year)s: %(regions)s (%(certainty)s).", **_said(turn, hosts, sure))
        )
    if turn.side:
        side = words.side_name(turn.side, facts)
        return str(
            _("Next host, %(year)s: open, on the side: %(regions)s.", **_said(turn, side, sure))
        )
    return str(_("Next host, %(year)s: open.", year=_year(turn)))


def _telling(turn: Turn) -> bool:
    """Tell whether anything at all is known of a turn."""
    return bool(turn.year or turn.hosts or turn.side or turn.reasons or turn.questions)


def _said(turn: Turn, regions: str, certainty: str) -> dict[str, str]:
    """Return what the sentences about the next turn name."""
    return {"year": _year(turn), "regions": regions, "certainty": certainty}


def _year(turn: Turn) -> str:
    """Return the year or the years of a turn."""
    if turn.year is None:
        return str(_("year unknown"))
    return str(turn.year) if turn.until is None else f"{turn.year}–{turn.until}"


def _turn(turn: Turn, facts: Programme) -> TurnShown:
    """Say one turn to come."""
    return TurnShown(
        year=_year(turn),
        hosts=_names(turn.hosts, facts),
        candidates=_names(turn.candidates[:NAMED], facts),
        side=words.side_name(turn.side, facts) if turn.side else "",
        more=max(0, len(turn.candidates) - NAMED),
        certainty=words.certainty(turn.certainty),
        tone=TONES[turn.certainty],
        reasons=_reasons(turn.reasons, facts),
        questions=[words.question(one, facts) for one in turn.questions],
    )


def _departure(verdict: Verdict, facts: Programme) -> Departure:
    """Say one departure."""
    return Departure(
        year=verdict.edition.year,
        number=verdict.edition.number,
        actual=_names(verdict.actual, facts),
        expected=_names(verdict.expected, facts),
        reasons=_reasons(verdict.reasons, facts),
    )


def _account(account: Account, facts: Programme) -> AccountShown:
    """Say one account."""
    name = words.region_name(account.region, facts)
    return AccountShown(
        region=(account.region, name), account=account, owed=_reasons(account.owed, facts)
    )


def _audited(outlook: Outlook) -> list[str]:
    """Count what the audit found, in sentences."""
    found = [one.finding for one in outlook.audit.verdicts]
    followed, unjudged = found.count(Finding.FOLLOWED), found.count(Finding.UNJUDGED)
    said = [
        ngettext(
            "%(num)s edition followed the rule.", "%(num)s editions followed the rule.", followed
        )
    ]
    if unjudged:
        said.append(
            ngettext(
                "%(num)s edition cannot be judged.", "%(num)s editions cannot be judged.", unjudged
            )
        )
    return said if found else []


def _names(codes: Iterable[str], facts: Programme) -> list[Name]:
    """Return codes with the names of their regions."""
    return [(code, words.region_name(code, facts)) for code in codes]


def _reasons(reasons: Sequence[Reason], facts: Programme) -> list[str]:
    """Say reasons."""
    return [words.reason(one, facts) for one in reasons]
