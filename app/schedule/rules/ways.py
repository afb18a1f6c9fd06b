"""The ways out of a warning: the nearest places where an activity would break nothing hard."""

from collections.abc import Iterator
from dataclasses import replace

from app.schedule.rules.hindrances import NOWHERE, hindrances
from app.schedule.rules.problem import Placement, Plan, Problem, Window
from app.schedule.rules.stating.times import gaps, merged

# Another space counts as much as this many minutes.
ELSEWHERE = 20


def free_places(problem: Problem, plan: Plan, key: str, most: int = 3) -> list[Placement]:
    """Return the nearest places where the activity breaks nothing that must hold, in no night.

    At most one in each stretch of free time of each space, and never where it stands.
    """
    asked = tuple(one for one in problem.requirements if one.weight is None or one.about == "night")
    narrowed = replace(problem, requirements=asked)
    now = plan.get(key)
    found = []
    for space, ways in hindrances(narrowed, plan, key).items():
        for start in _starts(problem, now, merged(way.window for way in ways)):
            there = Placement(start, space if space != NOWHERE else None)
            if there != now:
                found.append(there)
    return sorted(found, key=lambda there: (_distance(now, there), there.start))[:most]


def _starts(problem: Problem, now: Placement | None, taken: tuple[Window, ...]) -> Iterator[int]:
    """Yield the start on the grid that is nearest to now, for each free stretch of each day."""
    for day in problem.days:
        for start, end in gaps(taken, day):
            first, last = -(-start // problem.step), (end - 1) // problem.step
            if first <= last:
                wanted = first if now is None else round(now.start / problem.step)
                yield min(max(wanted, first), last) * problem.step


def _distance(now: Placement | None, there: Placement) -> int:
    if now is None:
        return there.start
    return abs(there.start - now.start) + (0 if there.space == now.space else ELSEWHERE)
