"""A first plan without search: one activity after the other, and what stands in its way goes again.

Starts that a placed activity forbids to another are a stretch around its own start, whatever
forbids them; so a free start is found by looking at stretches alone.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import combinations
from random import Random

from app.schedule.rules.problem import Activity, Placement, Plan, Problem, Requirement
from app.schedule.solver.stands import FAR, cheapest, stands
from app.schedule.solver.starts import EVER, Choice, beginning, common, holds
from app.schedule.solver.watch import Watch

TRIES = 40
"""Starts that are looked at before one is taken, where there are many."""
TURNS = 30
"""Placements for each activity, after which the search proper begins without a plan."""
PATIENCE, PATIENCE_EACH = 0.5, 0.01
"""Seconds, and more for each activity, after which it begins as well."""


class Builder:
    """A plan in the making that never breaks what is hard between those placed."""

    def __init__(
        self, problem: Problem, choices: Mapping[str, Choice], hard: Collection[str], watch: Watch
    ) -> None:
        """Work out who may not stand beside whom."""
        self.problem, self.choices, self.watch = problem, choices, watch
        self.strict = [one for one in problem.requirements if one.key in hard]
        self.chance = Random(7)  # noqa: S311  (the same plan every time)
        self.venues = {space.key: space.venue for space in problem.spaces}
        self.near: dict[str, dict[str, tuple[int, int]]] = {key: {} for key in choices}
        self.travelling: dict[str, set[str]] = {key: set() for key in choices}
        self.spaces = {one.subjects[0] for one in self.strict if one.kind == "space"}
        self.few = [one for one in self.strict if one.kind == "languages"]
        self.same = [one for one in self.strict if one.kind in {"same-space", "same-day"}]
        self._read()
        self.stands = {key: stands(problem, one, hard) for key, one in choices.items()}
        self.width = {
            key: sum(len(one.spaces) * len(one.starts) for one in found)
            for key, found in self.stands.items()
        }
        self.plan: dict[str, Placement] = {}
        self.weights = Counter[str]()

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
        for one, other in combinations(dict.fromkeys(keys), 2):
            after = [self._activity(key).minutes + minutes for key in (one, other)]
            self._forbid(one, other, 1 - after[0], after[1] - 1)
            if travelling:
                self.travelling[one].add(other)
                self.travelling[other].add(one)

    def _order(self, requirement: Requirement) -> None:
        for one in requirement.subjects:
            for other in requirement.others:
                if one != other:
                    after = self._activity(one).minutes + requirement.minutes
                    self._forbid(one, other, 1 - after, FAR)

    def _forbid(self, one: str, other: str, first: int, last: int) -> None:
        """Keep one's start from standing so many minutes before and after the other's."""
        for key, beside, low, high in ((one, other, first, last), (other, one, -last, -first)):
            known = self.near[key].get(beside, (low, high))
            self.near[key][beside] = min(known[0], low), max(known[1], high)

    def least(self) -> int:
        """Return what no plan costs less than: each by itself breaks so many wishes."""
        musts = self._named([one for one in self.strict if one.kind == "place"])
        prices = (
            min(one.starts[0][0] for one in self.stands[key]) for key in musts if self.stands[key]
        )
        return sum(one for one in prices if one < FAR)

    def build(self) -> Plan | None:
        """Return a plan that places all that must be placed, or None if patience ends before."""
        if any(
            one.activity.fixed and one.options and not self.stands[key]
            for key, one in self.choices.items()
        ):
            return None
        self.plan = {
            key: Placement(found[0].starts[0][1], found[0].spaces[0])
            for key, found in self.stands.items()
            if self._activity(key).fixed and found
        }
        staying = self._staying()
        waiting = [(key not in staying, self.width[key], key) for key in self._wanted()]
        heapify(waiting)
        patience = PATIENCE + len(waiting) * PATIENCE_EACH
        end = self.watch.elapsed + min(patience, self.watch.left / 4)
        for _ in range(TURNS * len(waiting)):
            if not waiting or not self.watch.left or self.watch.elapsed > end:
                break
            *_, key = heappop(waiting)
            for gone in self._place(key):
                heappush(waiting, (True, self.width[gone], gone))
        musts = self._named(self.strict)
        return None if any(key in musts for *_, key in waiting) else self.plan

    def _staying(self) -> set[str]:
        """Return what had better stay and can: it comes first, as what moves finds other places."""
        kept = self._named([one for one in self.problem.requirements if one.kind == "keep"])
        places = {
            key: {Placement(one.starts[0][1], one.spaces[0]) for one in self.stands[key][-1:]}
            for key in kept
        }
        return {key for key in kept if self.problem.present.get(key) in places[key]}

    def _wanted(self) -> list[str]:
        """Return what is to be placed: what must, and what had better and can."""
        named = self._named(self.strict) | {
            key: None for key in self._named(self.problem.requirements) if self.stands[key]
        }
        return [key for key in named if not self._activity(key).fixed]

    def _named(self, requirements: Iterable[Requirement]) -> dict[str, None]:
        """Return what some requirements want to be placed at all."""
        return {
            key: None
            for one in requirements
            if one.kind in {"place", "keep"}
            for key in one.subjects
            if key in self.choices
        }

    def _place(self, key: str) -> set[str]:
        """Place one where nothing stands in its way, or else where least does; return what went."""
        stretches: dict[str | None, list[tuple[int, int, str]]] = {}
        taken: list[Placement] = []
        for placement in cheapest(self.stands[key], self.chance):
            start, space = placement
            if space not in stretches:
                stretches[space] = list(self._stretches(key, space))
            if not any(first <= start <= last for first, last, _ in stretches[space]):
                self.plan[key] = placement
                return set()
            taken.append(placement)
        tried = [
            (placement, {by for first, last, by in stretches[space] if first <= start <= last})
            for placement in self.chance.sample(taken, min(TRIES, len(taken)))
            for start, space in [placement]
        ]
        least = min(tried, key=lambda one: self._worth(one[1]), default=None)
        if least is None or self._worth(least[1]) >= FAR:
            return {key}
        placement, gone = least
        for one in gone:
            self.weights[one] += 1
            del self.plan[one]
        self.plan[key] = placement
        return gone

    def _worth(self, keys: set[str]) -> int:
        return sum(FAR if self._activity(key).fixed else 1 + self.weights[key] for key in keys)

    def _stretches(self, key: str, space: str | None) -> Iterator[tuple[int, int, str]]:
        """Yield where the activity may not begin in a space, first and last minute, and by whom."""
        activity = self._activity(key)
        for other, (first, last) in self.near[key].items():
            if other in self.plan:
                start, there = self.plan[other]
                road = self._road(space, there) if other in self.travelling[key] else 0
                yield start + first - road, start + last + road, other
        if space in self.spaces:
            cleared = activity.minutes + activity.turnround
            for other, (start, there) in self.plan.items():
                if there == space:
                    beside = self._activity(other)
                    free = start + beside.minutes + beside.turnround
                    yield start - cleared + 1, free - 1, other
        yield from self._crowds(activity)
        yield from self._elsewhere(key, space)

    def _road(self, space: str | None, other: str | None) -> int:
        if space is None or other is None or self.venues[space] == self.venues[other]:
            return 0
        road, travel = (self.venues[space], self.venues[other]), self.problem.travel
        return travel.get(road) or travel.get(road[::-1]) or 0

    def _crowds(self, activity: Activity) -> Iterator[tuple[int, int, str]]:
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
                for key, (start, _) in self.plan.items()
                if language in self._activity(key).languages
            }
            for start, _ in running.values():
                beside = {key: ends for key, (at, ends) in running.items() if at <= start < ends}
                if len(beside) >= most:
                    by, last = self.chance.choice(sorted(beside)), min(beside.values()) - 1
                    yield from ((*one, by) for one in common(covered, ((start, last),)))
                    if holds(covered, start):
                        yield start - activity.minutes + 1, start, by

    def _elsewhere(self, key: str, space: str | None) -> Iterator[tuple[int, int, str]]:
        """Yield what must stand in the same space or on the same day, and does not."""
        for requirement in self.same:
            others = (one for one in requirement.subjects if one in self.plan and one != key)
            for other in others if key in requirement.subjects else ():
                start, there = self.plan[other]
                if requirement.kind == "same-day":
                    yield from (
                        (day.start, day.end - 1, other)
                        for day in self.problem.days
                        if not day.start <= start < day.end
                    )
                elif there != space and there is not None and space is not None:
                    yield -FAR, FAR, other
