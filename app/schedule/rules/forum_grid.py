"""A forum's draft as people read it: blocks down, spaces across, in each its talks by time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.schedule.models import Activity, ForumBlock
from app.venues.models import Space


class Seat(NamedTuple):
    """A talk, and when it begins on the edition's clocks."""

    time: str
    talk: Activity


Tracks = Mapping[int | None, Sequence[Seat]]
"""The talks in a space in a block, by the id of their track; a plan that keeps to all has one."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A block with what stands in each space, in the spaces' order."""

    block: ForumBlock
    day: date
    begins: str
    ends: str
    cells: Sequence[tuple[Space, Tracks]]

    @property
    def used(self) -> bool:
        """Tell whether any talk stands in the block."""
        return any(tracks for _space, tracks in self.cells)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The rows, what stands outside of all blocks and the forum's spaces, and what waits."""

    rows: Sequence[Row]
    elsewhere: Sequence[Activity]
    aside: Sequence[Activity]


def lay_out(
    blocks: Sequence[ForumBlock], spaces: Sequence[Space], talks: Iterable[Activity], zone: str
) -> Grid:
    """Lay the talks of a draft out."""
    known = {one.id for one in spaces}
    clock = ZoneInfo(zone)
    placed: dict[tuple[int, int], dict[int | None, list[Seat]]] = defaultdict(dict)
    elsewhere, aside = [], []
    for talk in sorted(talks, key=_order):
        start = talk.starts_at
        if start is None:
            aside.append(talk)
            continue
        block = next((one for one in blocks if one.starts_at <= start < one.ends_at), None)
        if block is None or talk.space_id not in known:
            elsewhere.append(talk)
        else:
            seat = Seat(f"{start.astimezone(clock):%H:%M}", talk)
            placed[block.id, talk.space_id].setdefault(talk.group_id, []).append(seat)
    rows = [
        Row(
            block=block,
            day=block.starts_at.astimezone(clock).date(),
            begins=f"{block.starts_at.astimezone(clock):%H:%M}",
            ends=f"{block.ends_at.astimezone(clock):%H:%M}",
            cells=[(space, placed.get((block.id, space.id), {})) for space in spaces],
        )
        for block in blocks
    ]
    return Grid(rows=rows, elsewhere=elsewhere, aside=aside)


def _order(talk: Activity) -> tuple[float, int]:
    """Sort by time; what waits comes first, in the order made."""
    return (talk.starts_at.timestamp() if talk.starts_at else 0.0, talk.id)
