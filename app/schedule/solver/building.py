"""A first plan without search: one activity after another; what stands in its way goes again."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush
from random import Random

from app.schedule.rules.problem import Activity, Placement, Plan, Problem, Requirement
from app.schedule.solver.obstacles import Obstacles, Stretch
from app.schedule.solver.stands import FAR, cheapest, stands
from app.schedule.solver.starts import Choice
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
        """Work out where each may stand, and who may not stand beside whom."""
        self.problem, self.choices, self.watch = problem, choices, watch
        self.strict = [one for one in problem.requirements if one.key in hard]
        self.chance = Random(7)  # noqa: S311  (the same plan every time)
        self.obstacles = Obstacles(problem, choices, self.strict, self.chance)
        self.stands = {key: stands(problem, one, hard) for key, one in choices.items()}
        self.width = {
            key: sum(len(one.spaces) * len(one.starts) for one in found)
            for key, found in self.stands.items()
        }
        self.plan: dict[str, Placement] = {}
        self.weights = Counter[str]()

    def _activity(self, key: str) -> Activity:
        return self.choices[key].activity

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
        stretches: dict[str | None, list[Stretch]] = {}
        taken: list[Placement] = []
        for placement in cheapest(self.stands[key], self.chance):
            start, space = placement
            if space not in stretches:
                stretches[space] = list(self.obstacles.stretches(self.plan, key, space))
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
