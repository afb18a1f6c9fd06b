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


@dataclass(frozen=True, kw_only=True)
class Row:
    """A region's row of the matrix: how often it worked with each in the order of the columns.

    None where the region meets itself.
    """

    region_id: int
    times: tuple[int | None, ...]


def matrix(found: Iterable[Pair]) -> list[Row]:
    """Return who works with whom as rows and columns of the same regions, by their ids.

    Those that work together most often stand first.
    """
    counts: dict[tuple[int, int], int] = {}
    totals: dict[int, int] = {}
    for pair in found:
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            counts[one, other] = pair.times
            totals[one] = totals.get(one, 0) + pair.times
    order = sorted(totals, key=lambda one: (-totals[one], one))
    return [
        Row(
            region_id=one,
            times=tuple(None if one == two else counts.get((one, two), 0) for two in order),
        )
        for one in order
    ]


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
