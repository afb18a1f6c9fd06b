"""A first plan: talks into cells so that everything has its slots, whatever it costs.

All spaces have the same slots in a block. So it is enough to know how many cells each track has
in each block, and with which lengths of talks they are filled: a small model, solved at once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from ortools.sat.python import cp_model

from app.schedule.solver.forum.grid import Grid
from app.schedule.solver.forum.layout import GAP, Content

# Where talks can fill a cell in more ways than this, not all of them are tried.
MOST_PATTERNS = 300
Pattern = tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True)
class Packed:
    """Whether everything has its slots (None: not known in time), and the content if it does."""

    fits: bool | None
    content: list[Content] | None = None


@dataclass(kw_only=True)
class Packing:
    """The model, how often a track fills a cell of a block in which way, and how many cells.

    `exact` says whether all ways were stated, so that no plan is missed.
    """

    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    counts: dict[tuple[int, int, Pattern], cp_model.IntVar] = field(default_factory=dict)
    cells: dict[tuple[int, int], cp_model.LinearExprT] = field(default_factory=dict)
    exact: bool = True

    def chosen(self, solver: cp_model.CpSolver) -> dict[tuple[int, int, Pattern], int]:
        """Return what a solver chose."""
        return {key: solver.value(count) for key, count in self.counts.items()}


def too_long(grid: Grid) -> list[int]:
    """Return the talks that fit no block."""
    longest = max(grid.slots, default=0)
    return [talk for talk, length in enumerate(grid.length) if length > longest]


def pack(grid: Grid, solver: cp_model.CpSolver) -> Packed:
    """Return a plan in which everything has its slots; what it costs is for others to mend.

    The solver knows how long it may take, and may be stopped.
    """
    packing = _packing(grid, [bool(talks) for talks in grid.talks_of])
    status = solver.solve(packing.model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        impossible = packing.exact and status == cp_model.INFEASIBLE
        return Packed(fits=False if impossible else None)
    return Packed(fits=True, content=_dealt(grid, packing.chosen(solver)))


def unpackable(grid: Grid, seconds: float) -> list[int]:
    """Return a smallest set of tracks whose talks have not slots enough together."""
    asked = [bool(talks) for talks in grid.talks_of]
    for track in sorted(range(len(asked)), key=lambda one: len(grid.talks_of[one])):
        if not asked[track]:
            continue
        asked[track] = False
        model = _packing(grid, asked).model
        if solver_for(seconds / len(asked)).solve(model) != cp_model.INFEASIBLE:
            asked[track] = True
    return [track for track, needed in enumerate(asked) if needed]


def solver_for(seconds: float) -> cp_model.CpSolver:
    """Return a solver that takes one core and so much time."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    return solver


def _packing(grid: Grid, asked: list[bool]) -> Packing:
    """Return the model of how often each track fills a cell of each block in which way."""
    packing = Packing()
    for track, talks in enumerate(grid.talks_of):
        if asked[track]:
            _fill(grid, packing, track, Counter(grid.length[talk] for talk in talks))
    for block in range(grid.blocks):
        used = [cells for (_track, its), cells in packing.cells.items() if its == block]
        packing.model.add(sum(used) <= grid.spaces)
    return packing


def _fill(grid: Grid, packing: Packing, track: int, need: Counter[int]) -> None:
    """State that a track's talks, so many of each length, all find their slots."""
    model = packing.model
    held: dict[int, list[cp_model.LinearExprT]] = {length: [] for length in need}
    lengths = sorted(need.items(), reverse=True)
    for block, slots in enumerate(grid.slots):
        ways = list(islice(_patterns(slots, lengths), MOST_PATTERNS + 1))
        packing.exact &= len(ways) <= MOST_PATTERNS
        here = []
        for pattern in ways[:MOST_PATTERNS]:
            most = min(grid.spaces, need.total())
            count = model.new_int_var(0, most, "")
            packing.counts[track, block, pattern] = count
            here.append(count)
            for length, many in pattern:
                held[length].append(many * count)
        packing.cells[track, block] = cp_model.LinearExpr.sum(here)
    for length, many in need.items():
        model.add(cp_model.LinearExpr.sum(held[length]) >= many)


def _patterns(slots: int, lengths: list[tuple[int, int]]) -> Iterator[Pattern]:
    """Yield the ways to fill slots with talks of these lengths, the longest first.

    Of each way that leaves room for another talk there is a fuller one as well.
    """
    if not lengths:
        return
    (length, there), rest = lengths[0], lengths[1:]
    most = min(there, slots // length)
    for count in range(most, -1, -1):
        here = ((length, count),) if count else ()
        if not rest and count < most:
            return
        others = list(_patterns(slots - length * count, rest)) if rest else []
        yield from ((*here, *other) for other in others)
        if here and not others:
            yield here


def _dealt(grid: Grid, chosen: dict[tuple[int, int, Pattern], int]) -> list[Content]:
    """Return the content of all cells, each way of filling turned into talks and given a space."""
    content: list[Content] = [[] for _ in range(grid.cells)]
    rooms: list[set[int]] = [set() for _ in grid.talks_of]
    waiting = [sorted(talks, key=lambda one: -grid.length[one]) for talks in grid.talks_of]
    taken: set[int] = set()
    for (track, block, pattern), count in chosen.items():
        for _ in range(count):
            talks = list(_taken(grid, waiting[track], block, pattern))
            if not talks:
                continue
            cell = _cheapest(grid, track, block, taken, rooms[track])
            taken.add(cell)
            rooms[track].add(cell % grid.spaces)
            gaps = grid.slots[block] - sum(grid.length[talk] for talk in talks)
            content[cell] = talks + [GAP] * gaps
    return content


def _taken(grid: Grid, waiting: list[int], block: int, pattern: Pattern) -> Iterable[int]:
    """Take the talks of a way of filling from those that wait, the cheapest in that block first."""
    for length, count in pattern:
        fitting = [talk for talk in waiting if grid.length[talk] == length]
        fitting.sort(key=lambda talk: grid.block_cost[talk][block] - min(grid.block_cost[talk]))
        for talk in fitting[:count]:
            waiting.remove(talk)
            yield talk


def _cheapest(grid: Grid, track: int, block: int, taken: set[int], rooms: set[int]) -> int:
    """Return the free cell of a block that costs a track least."""
    first, new = block * grid.spaces, grid.weight("rooms-per-track")
    return min(
        (cell for cell in range(first, first + grid.spaces) if cell not in taken),
        key=lambda cell: grid.cell_cost[track][cell] + (0 if cell - first in rooms else new),
    )
