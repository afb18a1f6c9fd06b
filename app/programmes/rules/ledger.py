"""How evenly the turns have fallen: what each region hosted, how long it waited, what it is owed."""

from dataclasses import dataclass

from app.programmes.rules.facts import Programme
from app.programmes.rules.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One region's line: turns hosted, years of membership, waits in years, and why it is owed a turn."""

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
    """All accounts up to and including a year; `unknown` counts editions held by nobody knows whom."""

    until: int
    accounts: tuple[Account, ...] = ()
    unknown: int = 0


def ledger(facts: Programme, *, until: int) -> Ledger:
    """Add up the editions held in years up to `until`, those of members first."""
    raise NotImplementedError
