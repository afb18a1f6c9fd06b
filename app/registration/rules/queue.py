"""Who of the waiting list is offered a place, and where each who waits stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.editions.rules import What, covering

# The smallest step of the clock that both databases keep.
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A person who waits, and as what the person would be counted."""

    id: int
    what: What


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a person stands among those who wait for a place under the same full limit."""

    limit: What
    number: int
    of: int


def offers(queue: Iterable[Waiting], room: Mapping[What, int]) -> list[Waiting]:
    """Return who is offered a place now: each, in the order of the queue, whom every limit lets.

    Nobody is given a place while somebody earlier would fit too; who does not fit is passed.
    """
    left = dict(room)
    limits: dict[What, list[What]] = {}
    chosen = []
    for one in queue:
        if one.what not in limits:
            limits[one.what] = [what for what in covering(one.what) if what in left]
        counted = limits[one.what]
        if all(left[what] > 0 for what in counted):
            for what in counted:
                left[what] -= 1
            chosen.append(one)
    return chosen


def standings(queue: Sequence[Waiting], room: Mapping[What, int]) -> dict[int, list[Standing]]:
    """Return for each who waits the full limits in the way, with the place among the others."""
    limits = {
        one.what: [what for what in covering(one.what) if room.get(what, 1) <= 0] for one in queue
    }
    numbers: dict[What, int] = {}
    found: list[tuple[int, What, int]] = []
    for one in queue:
        for what in limits[one.what]:
            numbers[what] = numbers.get(what, 0) + 1
            found.append((one.id, what, numbers[what]))
    stand: dict[int, list[Standing]] = {}
    for person_id, what, number in found:
        here = Standing(limit=what, number=number, of=numbers[what])
        stand.setdefault(person_id, []).append(here)
    return stand


def joins_at(now: datetime, last: datetime | None) -> datetime:
    """Return the moment at which somebody joins: later than everybody before, even by a tick.

    Clocks of several servers differ and are set back; the order of joining must not.
    """
    return now if last is None or now > last else last + _TICK
