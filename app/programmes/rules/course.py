"""The course of a programme through its turns: what is behind, who is owed, what comes next."""

from bisect import bisect_right
from collections.abc import Mapping

from app.programmes.rules.docket import Docket
from app.programmes.rules.expected import Debt, Expected, expected
from app.programmes.rules.facts import Programme, Rule
from app.programmes.rules.method import Past, Sight, Turn
from app.programmes.rules.reasons import Question, Reason
from app.programmes.rules.records import Adjustment, Member, MemberClass
from app.programmes.rules.unruled import Unknown

NO_RULE = Rule(method=Unknown())


class Course:
    """Walks from turn to turn; `expect` looks at the next one, the other methods go past it."""

    def __init__(self, facts: Programme, docket: Docket) -> None:
        """Begin before the first turn."""
        self.facts = facts
        self.docket = docket
        self.past: list[Past] = []
        self.debts: list[Debt] = []
        self.kept: list[Debt] = []
        self.questions: list[Question] = []
        self.last_year: int | None = None
        self._declines = docket.declines()
        self._unseen = 0
        self._doubtful = False
        self._number: int | None = None
        self._epochs = _epochs(facts)
        self._known: dict[tuple[object, ...], Mapping[str, Member]] = {}

    def expect(
        self,
        year: int | None,
        *,
        number: int | None = None,
        lead: Turn | None = None,
        ahead: bool = True,
    ) -> Expected:
        """Say whose turn it is in a year; `ahead` is False for what is already behind us."""
        rule = self.facts.rule_at(year) or NO_RULE
        entry = self.docket.at(year)
        starts = self._starts(rule, year, ahead=ahead)
        skipped = self._unseen if ahead else self._skipped(year, number, starts=starts)
        sight = Sight(
            year=year,
            count=max(rule.hosts - len(rule.always), 1),
            members=self.facts.members,
            eligible=self._eligible(rule.eligible, year),
            regions=self.facts.regions,
            past=self.past,
            excluded=entry.excluded | frozenset(rule.always),
            named=entry.named,
            skipped=skipped,
            starts=starts,
            lead=lead,
        )
        return expected(rule, sight, entry, self.debts, self.kept)

    def _eligible(self, classes: tuple[MemberClass, ...], year: int | None) -> Mapping[str, Member]:
        """Return who may host in a year; the answer changes only when somebody joins or leaves."""
        epoch = None if year is None else bisect_right(self._epochs, year)
        key = (classes, epoch)
        if key not in self._known:
            self._known[key] = eligible(self.facts, classes, year)
        return self._known[key]

    def _starts(self, rule: Rule, year: int | None, *, ahead: bool) -> bool:
        """Whether this is the first turn under its rule."""
        since = rule.valid_from
        if not self.past:
            return ahead or (since is not None and since == year)
        last = self.past[-1].year
        return since is not None and (last is not None and last < since)

    def _skipped(self, year: int | None, number: int | None, *, starts: bool) -> int | None:
        """Count the turns since the last known one that nobody knows the hosts of."""
        if not any(past.hosts for past in self.past):
            return 0 if starts and not self._unseen else None
        step = self.facts.step
        apart = year - self.last_year if year is not None and self.last_year is not None else 0
        if not self._doubtful and (step is None or apart <= step):
            return self._unseen
        if number is None or self._number is None:
            return None
        return max(number - self._number - 1, 0)

    def settle(self, turn: Expected, hosts: tuple[str, ...], number: int | None = None) -> None:
        """Go past a turn that these hosts take; no hosts: a choice that is still to be made."""
        rule, year = turn.rule, turn.sight.year
        if not hosts or set(hosts) == set(turn.due.hosts):
            used, regular, side = turn.due.debts, turn.due.regular, turn.choice.side
        else:
            used = tuple(debt for debt in (*self.kept, *self.debts) if debt.region in hosts)
            paid = {debt.region for debt in used if debt not in self.kept} | set(rule.always)
            regular = tuple(host for host in hosts if host not in paid)
            side = rule.method.side_of(hosts, turn.sight) or turn.choice.side
        self.past.append(Past(year=year, hosts=hosts, regular=regular, side=side))
        self._use_up(used)
        self._go_on(year)
        self._unseen, self._doubtful, self._number = 0, False, number

    def leave_out(self, turn: Expected, hosts: tuple[str, ...], policy: str) -> None:
        """Go past a turn that came to nothing: `policy` is cancelled or postponed."""
        rule, year = turn.rule, turn.sight.year
        verdict = getattr(rule.policies, policy)
        hosts = hosts or turn.due.hosts
        if year is not None and verdict == "keeps":
            self._use_up(turn.due.debts)
            self.kept += [
                Debt(region=host, year=year, due=year, reason=_kept(policy, host, year))
                for host in hosts
                if host not in rule.always
            ]
        else:
            regular = turn.due.regular or hosts
            self.past.append(Past(year=year, regular=regular, side=turn.choice.side, held=False))
            self._use_up(turn.due.debts)
        owes = any(rule.method.may_repay(host, turn.choice, turn.sight) for host in hosts)
        if verdict is None and owes:
            self.questions.append(Question(f"policy_unknown.{policy}_in", {"year": year or 0}))
        self._go_on(year)

    def miss(self, turn: Expected, *, held: bool) -> None:
        """Go past an edition whose hosts nobody knows, or of which nobody knows whether it was."""
        self._unseen += held
        self._doubtful = self._doubtful or not held
        self._go_on(turn.sight.year)

    def _use_up(self, used: tuple[Debt, ...]) -> None:
        """Strike out the debts that a turn repaid."""
        self.kept = [debt for debt in self.kept if debt not in used]
        self.debts = [debt for debt in self.debts if debt not in used]

    def _go_on(self, year: int | None) -> None:
        """Note the year as past, and what was given up in it."""
        if year is None:
            return
        self.catch_up(year)
        self.last_year = year

    def catch_up(self, year: int) -> None:
        """Owe what was given up in years up to this one."""
        while self._declines and self._declines[0].year <= year:
            one = self._declines.pop(0)
            self._owe(self.facts.rule_at(one.year) or NO_RULE, one)

    def _owe(self, rule: Rule, one: Adjustment) -> None:
        """Owe a turn to a region that gave one up, where the policy says so and it is owed none."""
        waiting = any(debt.region == one.region for debt in (*self.kept, *self.debts))
        if rule.policies.declined != "owed" or one.region is None or waiting:
            return
        reason = Reason("owed", {"region": one.region, "year": one.year})
        due = one.to_year or one.year + 1
        self.debts.append(Debt(region=one.region, year=one.year, due=due, reason=reason))


def _epochs(facts: Programme) -> list[int]:
    """Return the years in which somebody joins or leaves."""
    dates = (date for member in facts.members for date in (member.joined, member.left))
    return sorted({date.year for date in dates if date is not None})


def eligible(
    facts: Programme, classes: tuple[MemberClass, ...], year: int | None
) -> Mapping[str, Member]:
    """Return the members that may host in a year, by region, in the order of the document."""
    return {
        member.region: member
        for member in facts.members
        if member.member_class in classes and member.belongs(year)
    }


def _kept(policy: str, host: str, year: int) -> Reason:
    """Say why a region keeps the turn of a year."""
    return Reason(f"kept.{policy}", {"region": host, "year": year})
