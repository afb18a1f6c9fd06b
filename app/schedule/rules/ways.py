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
    slots = _slots(problem, key)
    asked = tuple(one for one in problem.requirements if one.weight is None or one.about == "night")
    narrowed = replace(problem, requirements=asked)
    now = plan.get(key)
    found = []
    for space, ways in hindrances(narrowed, plan, key).items():
        taken = merged(way.window for way in ways)
        for start in _starts(problem, now, taken) if slots is None else _free(slots, taken):
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


def _slots(problem: Problem, key: str) -> list[int] | None:
    """Return the minutes at which a talk of a forum may begin; None for what is no talk."""
    activity = next(one for one in problem.activities if one.key == key)
    if not activity.slots or problem.forum is None:
        return None
    blocks = problem.forum.blocks
    return [
        one
        for block in blocks
        for one in block.starts[: max(0, len(block.starts) - activity.slots + 1)]
    ]


def _free(slots: list[int], taken: tuple[Window, ...]) -> Iterator[int]:
    return (one for one in slots if not any(start <= one < end for start, end in taken))


def _distance(now: Placement | None, there: Placement) -> int:
    if now is None:
        return there.start
    return abs(there.start - now.start) + (0 if there.space == now.space else ELSEWHERE)
