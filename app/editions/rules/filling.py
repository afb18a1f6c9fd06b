"""How full an edition is, where there is room, and who is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.editions.rules.limits import What


class Counter(Protocol):
    """A counter of places, as a row of the table or a part of it."""

    role: str | None
    region_id: int | None
    sex: str | None
    capacity: int | None
    minimum: int | None
    extra: int
    taken: int
    waiting: int


@dataclass(frozen=True, kw_only=True)
class Filled:
    """How many people are entered, may be and wait; capacity None means no limit."""

    taken: int
    capacity: int | None
    waiting: int = 0

    @property
    def left(self) -> int | None:
        """How many places are left; None where there is no limit."""
        return None if self.capacity is None else self.capacity - self.taken


@dataclass(frozen=True, kw_only=True)
class Missing:
    """How many people are still missing where a minimum asks for some."""

    what: What
    number: int
    least: int


def what(row: Counter) -> What:
    """Return what a counter counts."""
    return What(row.role, row.region_id, row.sex)


def filled(rows: Iterable[Counter]) -> dict[tuple[str | None, int | None], Filled]:
    """Return how full each role, region and the edition are, added up from the narrow places.

    Keys are (role, region id), (role, None), (None, region id) and (None, None).
    """
    taken: dict[tuple[str | None, int | None], int] = {(None, None): 0}
    waiting: dict[tuple[str | None, int | None], int] = {}
    capacities: dict[tuple[str | None, int | None], int | None] = {}
    for row in rows:
        if row.sex is not None:
            continue
        capacities[row.role, row.region_id] = _allowed(row)
        if row.role is None or row.region_id is None:
            continue
        for one in (
            (row.role, row.region_id),
            (row.role, None),
            (None, row.region_id),
            (None, None),
        ):
            taken[one] = taken.get(one, 0) + row.taken
            waiting[one] = waiting.get(one, 0) + (row.waiting or 0)
    return {
        one: Filled(taken=number, capacity=capacities.get(one), waiting=waiting.get(one, 0))
        for one, number in taken.items()
    }


def missing(rows: Iterable[Counter]) -> list[Missing]:
    """Return where fewer people are entered than the minimum, and how many are missing."""
    return [
        Missing(what=what(row), number=row.minimum - row.taken, least=row.minimum)
        for row in rows
        if row.minimum is not None and row.taken < row.minimum
    ]


def room(rows: Iterable[Counter]) -> Mapping[What, int]:
    """Return how many places are left wherever a limit is set."""
    left = ((what(row), _allowed(row), row.taken) for row in rows)
    return {one: allowed - taken for one, allowed, taken in left if allowed is not None}


def _allowed(row: Counter) -> int | None:
    """Return how many people may be counted, with those who were granted a place above."""
    return None if row.capacity is None else row.capacity + (row.extra or 0)
