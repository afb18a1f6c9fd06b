"""Who works with whom: pairs of those that stand in the same groups."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two regions, by their ids, how often they worked together, and in which years."""

    first: int
    second: int
    times: int
    years: tuple[int, ...]


def pairs(groups: Iterable[tuple[int | None, Collection[int]]]) -> list[Pair]:
    """Return each pair of regions that stand in one group, those most often together first.

    A group is a year, None where it is not known, and the ids of its regions.
    """
    found: dict[tuple[int, int], list[int | None]] = {}
    for year, regions in groups:
        for pair in combinations(sorted(set(regions)), 2):
            found.setdefault(pair, []).append(year)
    made = [
        Pair(
            first=first,
            second=second,
            times=len(years),
            years=tuple(sorted({year for year in years if year is not None})),
        )
        for (first, second), years in found.items()
    ]
    return sorted(made, key=lambda one: (-one.times, one.first, one.second))
