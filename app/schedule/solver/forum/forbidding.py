"""A forum's grid on which what may not be is dearer than any plan."""

from collections.abc import Sequence
from dataclasses import replace

from app.schedule.solver.forum.confining import Confines
from app.schedule.solver.forum.grid import Grid


def confined(grid: Grid, confines: Confines) -> Grid:
    """Return a grid on which what may not be is dear; what is fixed stands where it stands."""
    dear = _more_than_any(grid)
    spaces = [space.key for space in grid.problem.spaces]
    cells = [(block.key, space) for block in grid.forum.blocks for space in spaces]
    held = {cell for cell, _slot in grid.fixed.values()}
    closed = {n for n, cell in enumerate(cells) if cell in confines.closed} - held
    keys = {talk.key: n for n, talk in enumerate(grid.talks)}
    pairs = [{other: prices for other, *prices in found} for found in grid.pairs]
    for first, second in confines.apart:
        if first in keys and second in keys:
            one, other = keys[first], keys[second]
            together = pairs[one].get(other, [0])[0]
            pairs[one][other] = pairs[other][one] = [together, dear]
    return replace(
        grid,
        dear=dear,
        cell_cost=tuple(
            tuple(dear if cell in closed else cost for cell, cost in enumerate(row))
            for row in grid.cell_cost
        ),
        block_cost=tuple(
            tuple(
                dear if (talk.key, block.key) in confines.barred else cost
                for block, cost in zip(grid.forum.blocks, row, strict=True)
            )
            for talk, row in zip(grid.talks, grid.block_cost, strict=True)
        ),
        pairs=tuple(
            tuple(
                (other, together, at_once) for other, (together, at_once) in sorted(found.items())
            )
            for found in pairs
        ),
        allowed=tuple(_suiting(grid, talk, spaces, confines) for talk in range(len(grid.talks))),
    )


def _suiting(
    grid: Grid, talk: int, spaces: Sequence[str], confines: Confines
) -> frozenset[int] | None:
    """Return the spaces that a talk may be in; None for all."""
    key, allowed = grid.talks[talk].key, grid.allowed[talk]
    without = {n for n, space in enumerate(spaces) if (key, space) in confines.elsewhere}
    if not without:
        return allowed
    return (frozenset(range(grid.spaces)) if allowed is None else allowed) - without


def _more_than_any(grid: Grid) -> int:
    """Return more than any plan costs."""
    found = 1
    for row, spaces, pairs in zip(grid.block_cost, grid.space_cost, grid.pairs, strict=True):
        found += max(row, default=0) + max(spaces, default=0)
        found += sum(together + at_once * max(grid.length) for _, together, at_once in pairs)
    dearest = max((cost for row in grid.cell_cost for cost in row), default=0)
    beside = max((cost for row in grid.beside for cost in row), default=0)
    found += grid.cells * (dearest + grid.spaces * beside)
    names = ("rooms-per-track", "parallel-tracks", "consecutive-tracks", "order")
    return found + sum(grid.weight(name) for name in names) * (grid.cells + len(grid.talks)) * len(
        grid.talks_of
    )
