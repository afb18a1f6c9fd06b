"""How evenly the turns have fallen: who hosted, how long each waited, who is owed a turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.programmes.rules.expected import Debt
from app.programmes.rules.facts import Programme
from app.programmes.rules.history import walked
from app.programmes.rules.questions import missing_years
from app.programmes.rules.reasons import Reason
from app.programmes.rules.records import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One region's line: turns hosted, years of membership, waits in years, what it is owed."""

    region: str
    member: bool
    turns: int
    member_years: int | None = None
    last_hosted: int | None = None
    longest_wait: int | None = None
    current_wait: int | None = None
    owed: tuple[Reason, ...] = ()

    @property
    def per_member_year(self) -> float | None:
        """Turns hosted per year of membership; None where the years are unknown or none."""
        return self.turns / self.member_years if self.member_years else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All accounts up to and with a year, as far as it is recorded.

    `unknown` counts editions whose host nobody knows, `missing` the years in which the cadence asks
    for an edition and none is recorded: while one of them is not 0, waits may have been shorter.
    """

    until: int
    accounts: tuple[Account, ...] = ()
    unknown: int = 0
    missing: int = 0


def ledger(facts: Programme, *, until: int) -> Ledger:
    """Add up the editions held in years up to `until`; members first, then others who hosted."""
    held = [one for one in facts.editions if one.status.took_place and one.year <= until]
    hosted: dict[str, list[int]] = {}
    for edition in sorted(held, key=lambda one: one.year):
        for host in edition.hosts:
            hosted.setdefault(host, []).append(edition.year)
    periods: dict[str, list[Member]] = {}
    for member in facts.members:
        periods.setdefault(member.region, []).append(member)
    course = walked(facts, before=until + 1)
    owed = _owed([*course.kept, *course.debts])
    regions = dict.fromkeys((*periods, *hosted, *owed))
    return Ledger(
        until=until,
        accounts=tuple(
            _account(region, periods.get(region, ()), hosted.get(region, ()), owed, until)
            for region in regions
        ),
        unknown=sum(1 for one in held if not one.hosts),
        missing=len(missing_years(facts, until + 1)),
    )


def _account(
    region: str,
    periods: Sequence[Member],
    hosted: Sequence[int],
    owed: Mapping[str, tuple[Reason, ...]],
    until: int,
) -> Account:
    """Draw up one region's line."""
    current = any(member.belongs(until) for member in periods)
    joined = [member.joined for member in periods]
    since = None if None in joined else min((one.year for one in joined if one), default=None)
    begin = [since] if since is not None and (not hosted or since <= hosted[0]) else []
    marks = [*begin, *hosted, *([until] if current else [])]
    waits = [after - before for before, after in pairwise(marks)]
    last = hosted[-1] if hosted else None
    waiting_since = last if last is not None else since
    return Account(
        region=region,
        member=current,
        turns=len(hosted),
        member_years=_member_years(periods, until),
        last_hosted=last,
        longest_wait=max(waits, default=None),
        current_wait=until - waiting_since if current and waiting_since is not None else None,
        owed=owed.get(region, ()),
    )


def _member_years(periods: Sequence[Member], until: int) -> int | None:
    """Add up the calendar years of membership; None where one beginning is unknown."""
    total = 0
    for member in periods:
        if member.joined is None or (member.left is None and member.left_reason is not None):
            return None
        end = min(member.left.year, until + 1) if member.left is not None else until + 1
        total += max(end - member.joined.year, 0)
    return total if periods else None


def _owed(debts: Sequence[Debt]) -> dict[str, tuple[Reason, ...]]:
    """Gather by region why turns are owed."""
    found: dict[str, tuple[Reason, ...]] = {}
    for debt in debts:
        found[debt.region] = (*found.get(debt.region, ()), debt.reason)
    return found
