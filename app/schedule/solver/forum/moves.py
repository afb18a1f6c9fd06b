"""Small changes of a layout, drawn by chance; each keeps every talk in slots of its own."""

from collections.abc import Callable
from random import Random

from app.schedule.solver.forum.layout import GAP, Change, Layout

HALF = 0.5
Draw = Callable[[Layout, Random], Change | None]


def swap_talks(layout: Layout, random: Random) -> Change | None:
    """Swap two talks of one track, or a talk and as many gaps."""
    talk = random.randrange(len(layout.at))
    track, length = layout.grid.track[talk], layout.grid.length[talk]
    cells = layout.cells_of[track]
    cell = layout.at[talk]
    other = random.choice(tuple(cells))
    there = layout.content[other]
    place = random.randrange(len(there))
    if there[place] == talk or not _may(layout, talk, other):
        return None
    here = list(layout.content[cell])
    mine = here.index(talk)
    width = _width(layout, there, place, length)
    if width is None or not all(_may(layout, one, cell) for one in there[place : place + width]):
        return None
    taken = there[place : place + width]
    if other == cell:
        if mine < place:
            return {cell: _exchanged(here, (mine, mine + 1), (place, place + width))}
        return {cell: _exchanged(here, (place, place + width), (mine, mine + 1))}
    return {
        cell: here[:mine] + taken + here[mine + 1 :],
        other: [*there[:place], talk, *there[place + width :]],
    }


def _exchanged(items: list[int], first: tuple[int, int], second: tuple[int, int]) -> list[int]:
    """Return items with two stretches exchanged; they may not overlap."""
    (begin, end), (start, stop) = first, second
    if end > start:
        return items
    return items[:begin] + items[start:stop] + items[end:start] + items[begin:end] + items[stop:]


def _width(layout: Layout, items: list[int], place: int, length: int) -> int | None:
    """Return how many items from there take just so many slots; None where none do."""
    lengths, width = layout.grid.length, 0
    while length > 0 and place + width < len(items):
        item = items[place + width]
        length -= 1 if item < 0 else lengths[item]
        width += 1
    return None if length else width


def _may(layout: Layout, talk: int, cell: int) -> bool:
    """Tell whether a talk, or a gap, may stand in a cell."""
    return talk < 0 or layout.suits(cell, (talk,))


def swap_cells(layout: Layout, random: Random) -> Change | None:
    """Swap what stands in two cells, in one block, in one space, or anywhere."""
    grid = layout.grid
    cell = layout.at[random.randrange(len(layout.at))]
    block, space = divmod(cell, grid.spaces)
    where = random.random()
    if where < 0.4:  # noqa: PLR2004  (in one block)
        other = block * grid.spaces + random.randrange(grid.spaces)
    elif where < 0.7:  # noqa: PLR2004  (in one space)
        other = random.randrange(grid.blocks) * grid.spaces + space
    else:
        other = random.randrange(grid.cells)
    return None if other == cell else _swapped(layout, cell, other)


def _swapped(layout: Layout, cell: int, other: int) -> Change | None:
    """Return the swap of two cells; None where what stands there does not fit."""
    here, there = layout.content[cell], layout.content[other]
    if (
        len(here) != len(there)
        or layout.grid.slots[cell // layout.grid.spaces]
        != (layout.grid.slots[other // layout.grid.spaces])
    ):
        first = layout.filled(other, [one for one in here if one >= 0]) if here else []
        second = layout.filled(cell, [one for one in there if one >= 0]) if there else []
    else:
        first, second = here, there
    if first is None or second is None:
        return None
    if not layout.suits(other, first) or not layout.suits(cell, second):
        return None
    return {cell: second, other: first}


def empty_cell(layout: Layout, random: Random) -> Change | None:
    """Move all talks of a cell into gaps that its track has elsewhere."""
    talk = random.randrange(len(layout.at))
    cell, lengths = layout.at[talk], layout.grid.length
    cells = [one for one in layout.cells_of[layout.grid.track[talk]] if one != cell]
    random.shuffle(cells)
    change: dict[int, list[int]] = {cell: []}
    talks = [one for one in layout.content[cell] if one >= 0]
    for one in sorted(talks, key=lambda one: -lengths[one]):
        if not _spill(layout, change, one, cells):
            return None
    return change


def open_cell(layout: Layout, random: Random) -> Change | None:
    """Move some talks of a track into an empty cell."""
    grid = layout.grid
    talk = random.randrange(len(layout.at))
    cell = layout.at[talk]
    other = random.randrange(grid.cells)
    if layout.holds[other] >= 0:
        return None
    moved = [one for one in layout.content[cell] if one == talk or random.random() < HALF]
    moved = [one for one in moved if one >= 0]
    left = [one for one in layout.content[cell] if one >= 0 and one not in moved]
    there = layout.filled(other, moved)
    if there is None or not layout.suits(other, moved):
        return None
    return {cell: (layout.filled(cell, left) or []) if left else [], other: there}


def swap_rooms(layout: Layout, random: Random) -> Change | None:
    """Swap what stands in two spaces over some blocks in a row."""
    grid = layout.grid
    cell = layout.at[random.randrange(len(layout.at))]
    space, other = cell % grid.spaces, random.randrange(grid.spaces)
    if space == other:
        return None
    first, last = sorted((cell // grid.spaces, random.randrange(grid.blocks)))
    change: dict[int, list[int]] = {}
    for block in range(first, last + 1):
        one, two = block * grid.spaces + space, block * grid.spaces + other
        here, there = layout.content[one], layout.content[two]
        if not layout.suits(two, here) or not layout.suits(one, there):
            return None
        change[one], change[two] = there, here
    return change


def rotate_cells(layout: Layout, random: Random) -> Change | None:
    """Move what stands in three cells of one space or block round."""
    grid = layout.grid
    cell = layout.at[random.randrange(len(layout.at))]
    one, other = (_near(layout, cell, random) for _ in range(2))
    if len({cell, one, other}) < 3:  # noqa: PLR2004  (three)
        return None
    change = {}
    for source, target in ((cell, one), (one, other), (other, cell)):
        talks = [item for item in layout.content[source] if item >= 0]
        filled = layout.filled(target, talks) if talks else []
        if filled is None or not layout.suits(target, talks):
            return None
        change[target] = filled
    return change if grid.cells else None


def trade_cells(layout: Layout, random: Random) -> Change | None:
    """Let two tracks exchange a cell each, and deal their talks out anew where sizes differ."""
    grid = layout.grid
    cell = layout.at[random.randrange(len(layout.at))]
    other = _near(layout, cell, random) if random.random() < HALF else random.randrange(grid.cells)
    if layout.holds[other] == layout.holds[cell]:
        return None
    change: dict[int, list[int]] = {cell: [], other: []}
    for lost, won in ((cell, other), (other, cell)):
        if layout.holds[lost] >= 0 and not _deal(layout, random, change, lost, won):
            return None
    return change


def _deal(
    layout: Layout, random: Random, change: dict[int, list[int]], lost: int, won: int
) -> bool:
    """Move a track's talks from a cell to another, some into its gaps; says whether they fit."""
    grid, lengths = layout.grid, layout.grid.length
    left = grid.slots[won // grid.spaces]
    others = [one for one in layout.cells_of[layout.holds[lost]] if one != lost]
    talks = [one for one in layout.content[lost] if one >= 0]
    taken = []
    for one in sorted(talks, key=lambda one: -lengths[one]) if len(talks) > left else talks:
        if lengths[one] <= left and layout.suits(won, (one,)):
            taken.append(one)
            left -= lengths[one]
        elif not _spill(layout, change, one, others):
            return False
    if left and others and random.random() < HALF:
        taken += _gathered(layout, random, change, won, left, others)
    change[won] = layout.filled(won, taken) or [] if taken else []
    return True


def _gathered(
    layout: Layout,
    random: Random,
    change: dict[int, list[int]],
    won: int,
    left: int,
    others: list[int],
) -> list[int]:
    """Empty another of a track's cells if all of its talks fit into so many slots."""
    emptied = random.choice(others)
    talks = [one for one in change.get(emptied, layout.content[emptied]) if one >= 0]
    if sum(map(layout.grid.length.__getitem__, talks)) > left or not layout.suits(won, talks):
        return []
    change[emptied] = []
    return talks


def _spill(layout: Layout, change: dict[int, list[int]], talk: int, cells: list[int]) -> bool:
    """Put a talk into gaps of one of its track's cells; says whether there are enough."""
    length = layout.grid.length[talk]
    for cell in cells:
        items = change.get(cell, layout.content[cell])
        if items.count(GAP) >= length and layout.suits(cell, (talk,)):
            filled = layout.filled(cell, [*(item for item in items if item >= 0), talk])
            if filled is not None:
                change[cell] = filled
                return True
    return False


def _near(layout: Layout, cell: int, random: Random) -> int:
    """Draw a cell of the same space or of the same block."""
    grid = layout.grid
    block, space = divmod(cell, grid.spaces)
    if random.random() < HALF:
        return random.randrange(grid.blocks) * grid.spaces + space
    return block * grid.spaces + random.randrange(grid.spaces)


TALKS: tuple[tuple[Draw, float], ...] = ((swap_talks, 1.0),)
ALL: tuple[tuple[Draw, float], ...] = (
    (swap_talks, 0.35),
    (swap_cells, 0.2),
    (trade_cells, 0.15),
    (swap_rooms, 0.12),
    (empty_cell, 0.06),
    (open_cell, 0.06),
    (rotate_cells, 0.06),
)
