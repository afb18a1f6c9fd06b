"""Everywhere that an activity may stand by itself, and what it costs in wishes to stand there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from heapq import merge
from random import Random
from typing import NamedTuple

from app.schedule.rules.problem import Placement, Problem, Requirement
from app.schedule.solver.starts import Choice, Limit, Starts, holds, on_grid

FAR = 10**9
"""More than any wish costs, and than any timetable has minutes."""


class Stands(NamedTuple):
    """Starts in spaces that are all alike, each with what it costs; the cheapest first."""

    spaces: tuple[str | None, ...]
    starts: list[tuple[int, int]]


def stands(problem: Problem, choice: Choice, hard: Collection[str]) -> list[Stands]:
    """Return all places of an activity under the hard requirements, and the present one apart."""
    alike = defaultdict[tuple[object, ...], list[str | None]](list)
    soft = [one for one in choice.limits if one.requirement.key not in hard]
    options = choice.under(hard)
    for space, starts in options.items():
        alike[starts, *(id(one) for one in soft if one.space in {None, space})].append(space)
    moving = _moving(problem.requirements, choice.activity.key)
    found = []
    for spaces in alike.values():
        starts, wishes = options[spaces[0]], _wishes(soft, spaces[0])
        minutes = on_grid(starts, problem.step)
        found.append(Stands(tuple(spaces), _priced(minutes, wishes, moving)))
    present = problem.present.get(choice.activity.key)
    if present is not None and holds(options.get(present.space, ()), present.start):
        wishes = _wishes(soft, present.space)
        found.append(Stands((present.space,), _priced([present.start], wishes, 0)))
    return [one for one in found if one.starts]


def cheapest(found: Iterable[Stands], chance: Random) -> Iterator[Placement]:
    """Yield all placements, the cheapest first, spaces that are alike in any order."""
    rows = [[(*start, one.spaces) for start in one.starts] for one in found]
    for _, minute, spaces in merge(*rows, key=lambda one: one[:2]):
        for space in chance.sample(spaces, len(spaces)):
            yield Placement(minute, space)


def _moving(requirements: Iterable[Requirement], key: str) -> int:
    kept = (one for one in requirements if one.kind == "keep" and key in one.subjects)
    return sum(FAR if one.weight is None else one.weight for one in kept)


def _wishes(soft: Iterable[Limit], space: str | None) -> list[tuple[Starts, int]]:
    return [(one.starts, one.requirement.weight or 0) for one in soft if one.space in {None, space}]


def _priced(
    minutes: Iterable[int], wishes: list[tuple[Starts, int]], moving: int
) -> list[tuple[int, int]]:
    return sorted(
        (moving + sum(price for some, price in wishes if not holds(some, minute)), minute)
        for minute in minutes
    )
