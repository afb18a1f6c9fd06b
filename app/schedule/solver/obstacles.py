"""What stands in an activity's way: the starts that those already placed forbid it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from random import Random

from app.schedule.rules.problem import Activity, Plan, Problem, Requirement
from app.schedule.solver.stands import FAR
from app.schedule.solver.starts import EVER, Choice, beginning, common, holds

Stretch = tuple[int, int, str]
"""Starts that are forbidden, first and last minute, and by which activity."""


class Obstacles:
    """Who may not stand beside whom under the hard requirements.

    Starts that a placed activity forbids to another are a stretch around its own start, whatever
    forbids them; so a free start is found by looking at stretches alone.
    """

    def __init__(
        self,
        problem: Problem,
        choices: Mapping[str, Choice],
        strict: Iterable[Requirement],
        chance: Random,
    ) -> None:
        """Read all pairs once."""
        self.problem, self.choices, self.chance = problem, choices, chance
        self.strict = list(strict)
        self.venues = {space.key: space.venue for space in problem.spaces}
        self.near: dict[str, dict[str, tuple[int, int]]] = {key: {} for key in choices}
        self.travelling: dict[str, set[str]] = {key: set() for key in choices}
        self.spaces = {one.subjects[0] for one in self.strict if one.kind == "space"}
        self.few = [one for one in self.strict if one.kind == "languages"]
        self.same = [one for one in self.strict if one.kind in {"same-space", "same-day"}]
        self._read()

    def _read(self) -> None:
        parties = defaultdict[str, list[str]](list)
        for key, choice in self.choices.items():
            for party in choice.activity.parties:
                parties[party].append(key)
        for one in self.strict:
            if one.kind == "party":
                self._pairs(parties[one.subjects[0]], 0, travelling=True)
            elif one.kind in {"rest", "apart"}:
                self._pairs(one.others if one.kind == "rest" else one.subjects, one.minutes)
            elif one.kind == "order":
                self._order(one)

    def _activity(self, key: str) -> Activity:
        return self.choices[key].activity

    def _pairs(self, keys: Collection[str], minutes: int, *, travelling: bool = False) -> None:
        known = [key for key in dict.fromkeys(keys) if key in self.choices]
        for one, other in combinations(known, 2):
            after = [self._activity(key).minutes + minutes for key in (one, other)]
            self._forbid(one, other, 1 - after[0], after[1] - 1)
            if travelling:
                self.travelling[one].add(other)
                self.travelling[other].add(one)

    def _order(self, requirement: Requirement) -> None:
        for one in requirement.subjects:
            for other in requirement.others:
                if one != other and {one, other} <= self.choices.keys():
                    after = self._activity(one).minutes + requirement.minutes
                    self._forbid(one, other, 1 - after, FAR)

    def _forbid(self, one: str, other: str, first: int, last: int) -> None:
        """Keep one's start from standing so many minutes before and after the other's."""
        for key, beside, low, high in ((one, other, first, last), (other, one, -last, -first)):
            known = self.near[key].get(beside, (low, high))
            self.near[key][beside] = min(known[0], low), max(known[1], high)

    def stretches(self, plan: Plan, key: str, space: str | None) -> Iterator[Stretch]:
        """Yield where the activity may not begin in a space."""
        activity = self._activity(key)
        for other, (first, last) in self.near[key].items():
            if other in plan:
                start, there = plan[other]
                road = self._road(space, there) if other in self.travelling[key] else 0
                yield start + first - road, start + last + road, other
        if space in self.spaces:
            cleared = activity.minutes + activity.turnround
            for other, (start, there) in plan.items():
                if there == space:
                    beside = self._activity(other)
                    free = start + beside.minutes + beside.turnround
                    yield start - cleared + 1, free - 1, other
        yield from self._crowds(plan, activity)
        yield from self._elsewhere(plan, key, space)

    def _road(self, space: str | None, other: str | None) -> int:
        if space is None or other is None or self.venues[space] == self.venues[other]:
            return 0
        road, travel = (self.venues[space], self.venues[other]), self.problem.travel
        return travel.get(road) or travel.get(road[::-1]) or 0

    def _crowds(self, plan: Plan, activity: Activity) -> Iterator[Stretch]:
        """Yield where as many as may already need one of the activity's languages.

        It may not begin while they run, nor run when one of them begins, inside the windows.
        """
        for requirement in self.few:
            language, most = requirement.subjects[0], requirement.most
            if most <= 0 or language not in activity.languages:
                continue
            covered = beginning(requirement.windows) if requirement.windows else EVER
            running = {
                key: (start, start + self._activity(key).minutes)
                for key, (start, _) in plan.items()
                if language in self._activity(key).languages
            }
            for start, _ in running.values():
                beside = {key: ends for key, (at, ends) in running.items() if at <= start < ends}
                if len(beside) >= most:
                    by, last = self.chance.choice(sorted(beside)), min(beside.values()) - 1
                    yield from ((*one, by) for one in common(covered, ((start, last),)))
                    if holds(covered, start):
                        yield start - activity.minutes + 1, start, by

    def _elsewhere(self, plan: Plan, key: str, space: str | None) -> Iterator[Stretch]:
        """Yield what must stand in the same space or on the same day, and does not."""
        for requirement in self.same:
            others = (one for one in requirement.subjects if one in plan and one != key)
            for other in others if key in requirement.subjects else ():
                start, there = plan[other]
                if requirement.kind == "same-day":
                    yield from (
                        (day.start, day.end - 1, other)
                        for day in self.problem.days
                        if not day.start <= start < day.end
                    )
                elif there != space and there is not None and space is not None:
                    yield -FAR, FAR, other
