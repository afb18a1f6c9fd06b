"""When the turns to come are: by cadence, by agreement, or by the programme that is followed."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from app.programmes.rules.course import NO_RULE
from app.programmes.rules.docket import Docket
from app.programmes.rules.facts import Programme, Rule
from app.programmes.rules.method import Turn


@dataclass(frozen=True, slots=True)
class Occasion:
    """A year in which there is a turn, and the turn that it follows, if it follows one."""

    year: int | None
    lead: Turn | None = None


class Schedule:
    """The occasions from a year on, one after the other."""

    def __init__(
        self,
        facts: Programme,
        docket: Docket,
        *,
        from_year: int,
        last_year: int | None,
        leads: Iterator[Turn] | None,
    ) -> None:
        """Begin after the last year that is behind us; `leads` are None where none are known."""
        self._facts = facts
        self._docket = docket
        self._grid = last_year
        self._last = max(from_year - 1, last_year or 0)
        self._leads = leads
        self._lead = None if leads is None else next(leads, None)
        self._moves = dict(docket.moves())
        self._stays: dict[int, int] = {}
        years = {*docket.years(), *self._moves.values()}
        self._agreed = sorted(years)
        if last_year is not None:
            self._count_from(last_year)

    def next(self) -> Occasion | None:
        """Return the next occasion; None where the rule in force knows no turns, or they end."""
        rule = self._rule()
        if not rule.method.turns:
            return None
        follows = rule.method.follows()
        if follows is not None and self._leads is not None:
            return self._follow(follows[1], self._leads)
        year = self._year()
        if year is not None:
            self._go_to(year)
        return Occasion(year)

    def _rule(self) -> Rule:
        """Return the rule for the next turn; before the first rule, that one."""
        rules = self._facts.rules
        first = rules[0].valid_from if rules else None
        if first is not None and self._last + 1 < first:
            self._last = first - 1
        return self._facts.rule_at(self._last + 1) or NO_RULE

    def _follow(self, offset: int, leads: Iterator[Turn]) -> Occasion | None:
        """Take the next turn of the other programme; extra years of our own come between."""
        agreed = self._next_agreed()
        while self._lead is not None:
            lead = self._lead
            year = None if lead.year is None else lead.year + offset
            if agreed is not None and (year is None or agreed < year):
                break
            self._lead = next(leads, None)
            if year is None:
                return Occasion(None, lead)
            if year > self._last:
                self._go_to(year)
                return Occasion(year, lead)
        if agreed is None:
            return None
        self._go_to(agreed)
        return Occasion(agreed)

    def _year(self) -> int | None:
        """Return the next year by cadence, or an earlier one that was agreed."""
        grid, agreed = self._by_cadence(), self._next_agreed()
        if grid is None or agreed is None:
            return grid if agreed is None else agreed
        return min(grid, agreed)

    def _by_cadence(self) -> int | None:
        """Return the next year by cadence; None in a pause without end."""
        step = self._facts.step
        if step is None:
            return None
        since = self._facts.since
        start = self._grid
        if start is None:
            start = since.year if since is not None else self._last + 1
        behind = (self._last - start) // step + 1
        year = start + step * max(behind, 0 if self._grid is None else 1)
        while (pause := self._docket.pause(year)) is not None:
            if pause.to_year is None:
                return None
            year = pause.to_year
        return year

    def _next_agreed(self) -> int | None:
        """Return the next year in which somebody is to host by agreement."""
        index = bisect_right(self._agreed, self._last)
        return self._agreed[index] if index < len(self._agreed) else None

    def _go_to(self, year: int) -> None:
        """Note a year as done."""
        self._last = year
        self._grid = self._stays.pop(year, year)
        self._count_from(year)

    def _count_from(self, year: int) -> None:
        """Let the cadence count from a postponed edition's new year, unless its years stay."""
        to_year = self._moves.get(year)
        if to_year is None:
            return
        rule = self._facts.rule_at(year) or NO_RULE
        if rule.policies.calendar == "stay":
            self._stays[to_year] = year
        else:
            self._grid = to_year - (self._facts.step or 0)
