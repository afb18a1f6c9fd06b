"""From what the master model decided to a layout: its talks are given spaces and slots."""

from collections.abc import Collection, Iterable, Mapping

from app.schedule.solver.forum.grid import Grid
from app.schedule.solver.forum.layout import GAP, Content

Stands = Mapping[int, Collection[int]]


def content_of(
    grid: Grid, stands: Stands, blocks: Mapping[int, int], chosen: Mapping[int, int]
) -> list[Content] | None:
    """Return the content of all cells; None where talks do not fit as they were dealt out.

    `stands` are the cells of each track, `blocks` the block of each talk, `chosen` the cell of
    those talks that mind their space.
    """
    content: list[Content] = [[] for _ in range(grid.cells)]
    for track, cells in stands.items():
        own = {cell: [GAP] * grid.slots[cell // grid.spaces] for cell in cells}
        for talk in sorted(grid.talks_of[track], key=lambda one: _rank(grid, one, chosen)):
            if not _seat(grid, own, talk, blocks[talk], chosen.get(talk)):
                return None
        for cell, items in own.items():
            content[cell] = items if any(item >= 0 for item in items) else []
    return content


def _rank(grid: Grid, talk: int, chosen: Mapping[int, int]) -> tuple[bool, bool, int]:
    """Return when a talk takes its seat: those that cannot give way first, long ones early."""
    return talk not in grid.fixed, talk not in chosen, -grid.length[talk]


def _seat(grid: Grid, own: dict[int, Content], talk: int, block: int, chosen: int | None) -> bool:
    """Put a talk into gaps of one of its track's cells in a block; says whether it could."""
    length = grid.length[talk]
    if talk in grid.fixed:
        cell, slot = grid.fixed[talk]
        return cell in own and _put(grid, own, talk, cell, _place(grid, own[cell], slot), length)
    for cell in _tried(grid, own, block, chosen):
        items = own[cell]
        for place in range(len(items)):
            if items[place : place + length] == [GAP] * length:
                return _put(grid, own, talk, cell, place, length)
    return False


def _tried(grid: Grid, own: Iterable[int], block: int, chosen: int | None) -> Iterable[int]:
    """Return the cells that a talk may take."""
    if chosen is not None:
        return (chosen,)
    return sorted(cell for cell in own if cell // grid.spaces == block)


def _place(grid: Grid, items: Content, slot: int) -> int:
    """Return the item that stands in a slot."""
    place = 0
    while slot > 0 and place < len(items):
        slot -= 1 if items[place] < 0 else grid.length[items[place]]
        place += 1
    return place


def _put(
    grid: Grid, own: dict[int, Content], talk: int, cell: int, place: int, length: int
) -> bool:
    """Replace gaps by a talk; says whether they were gaps."""
    items = own[cell]
    if items[place : place + length] != [GAP] * length or length > grid.slots[cell // grid.spaces]:
        return False
    own[cell] = [*items[:place], talk, *items[place + length :]]
    return True


def content_of_seats(grid: Grid, seats: Iterable[tuple[int, int, int]]) -> list[Content]:
    """Return the content of all cells from each talk with its cell and slot."""
    content: list[Content] = [[] for _ in range(grid.cells)]
    ends = [0] * grid.cells
    for talk, cell, slot in sorted(seats, key=lambda seat: seat[1:]):
        content[cell] += [GAP] * (slot - ends[cell]) + [talk]
        ends[cell] = slot + grid.length[talk]
    for cell, end in enumerate(ends):
        if end:
            content[cell] += [GAP] * (grid.slots[cell // grid.spaces] - end)
    return content
