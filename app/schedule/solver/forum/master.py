"""Tracks into cells and talks into blocks as one CP-SAT model.

Where a talk stands in its block is left out, and with it whatever only slots decide; and two
tracks that run in several spaces of one block are counted beside each other once. So the model's
price is never above the true one, and its bound is a bound of the forum.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ortools.sat.python import cp_model

from app.schedule.solver.forum.grid import Grid

Bool = cp_model.IntVar


@dataclass(kw_only=True)
class Master:
    """The model and its variables: `at[track, cell]`, `on[talk, block]`, `into[talk, cell]`."""

    grid: Grid
    tracks: Sequence[int]
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    at: dict[tuple[int, int], Bool] = field(default_factory=dict)
    on: dict[tuple[int, int], Bool] = field(default_factory=dict)
    into: dict[tuple[int, int], Bool] = field(default_factory=dict)
    used: dict[tuple[int, int], Bool] = field(default_factory=dict)
    price: list[tuple[Bool, int]] = field(default_factory=list)
    constant: int = 0

    def pay(self, variable: Bool, price: int) -> None:
        """Let a variable cost something."""
        if price:
            self.price.append((variable, price))

    def bool(self) -> Bool:
        """Return a new variable that is 0 or 1."""
        return self.model.new_bool_var("")

    def finish(self) -> None:
        """State the objective."""
        self.model.minimize(
            cp_model.LinearExpr.weighted_sum(
                [variable for variable, _ in self.price], [price for _, price in self.price]
            )
            + self.constant
        )


def master_of(grid: Grid, tracks: Sequence[int]) -> Master:
    """Return the model of a forum, or of some of its tracks as if they were alone."""
    master = placed(grid, tracks)
    _beside(master)
    _conflicts(master)
    master.finish()
    return master


def placed(grid: Grid, tracks: Sequence[int]) -> Master:
    """Return the model without what tracks and talks cost each other, and without objective."""
    master = Master(grid=grid, tracks=tracks)
    for track in master.tracks:
        _place_track(master, track)
    for cell in range(grid.cells):
        master.model.add_at_most_one(
            master.at[track, cell] for track in master.tracks if (track, cell) in master.at
        )
    for track in master.tracks:
        for talk in grid.talks_of[track]:
            _place_talk(master, talk)
        _fit(master, track)
    return master


def _place_track(master: Master, track: int) -> None:
    """Let a track stand in free cells, and pay for spaces, parallels and gaps."""
    grid, model = master.grid, master.model
    spaces: dict[int, list[Bool]] = {}
    blocks: dict[int, list[Bool]] = {block: [] for block in range(grid.blocks)}
    for cell in range(grid.cells):
        block, space = divmod(cell, grid.spaces)
        if not grid.slots[block] or grid.cell_cost[track][cell] >= grid.dear:
            continue
        here = master.at[track, cell] = master.bool()
        spaces.setdefault(space, []).append(here)
        blocks[block].append(here)
        master.pay(here, grid.cell_cost[track][cell])
    _spaces_used(master, spaces.values())
    parallel = grid.weight("parallel-tracks")
    for block, own in blocks.items():
        used = master.used[track, block] = master.bool()
        # Sums, not clauses: the linear relaxation knows them so, and with it the bound.
        model.add(cp_model.LinearExpr.sum(own) >= used)
        for variable in own:
            model.add_implication(variable, used)
        if parallel and len(own) > 1:
            more = model.new_int_var(0, len(own) - 1, "")
            model.add(cp_model.LinearExpr.sum(own) <= more + 1)
            master.pay(more, parallel)
    _gaps(master, track)


def _spaces_used(master: Master, spaces: Iterable[list[Bool]]) -> None:
    """Pay for each space that a track uses beyond the first."""
    if price := master.grid.weight("rooms-per-track"):
        taken = [master.bool() for _ in spaces]
        for here, its in zip(spaces, taken, strict=True):
            for one in here:
                master.model.add_implication(one, its)
            master.pay(its, price)
        master.model.add(cp_model.LinearExpr.sum(taken) >= 1)
        master.constant -= price


def _gaps(master: Master, track: int) -> None:
    """Pay once if the blocks that a track uses have a gap."""
    grid, model = master.grid, master.model
    price = grid.weight("consecutive-tracks")
    if not price or grid.blocks < 3:  # noqa: PLR2004  (two blocks leave none out)
        return
    gap = master.bool()
    master.pay(gap, price)
    begins = [master.used[track, 0]]
    for block in range(1, grid.blocks):
        before, here = master.used[track, block - 1], master.used[track, block]
        begin = master.bool()
        model.add_bool_or([begin, before, here.negated()])
        begins.append(begin)
    model.add(cp_model.LinearExpr.sum(begins) <= 1).only_enforce_if(gap.negated())


def _place_talk(master: Master, talk: int) -> None:
    """Let a talk stand in one block that its track uses, and pay for it."""
    grid, model = master.grid, master.model
    track = grid.track[talk]
    here = []
    for block in range(grid.blocks):
        if grid.length[talk] > grid.slots[block] or grid.block_cost[talk][block] >= grid.dear:
            continue
        variable = master.on[talk, block] = master.bool()
        here.append(variable)
        model.add_implication(variable, master.used[track, block])
        master.pay(variable, grid.block_cost[talk][block])
    model.add_exactly_one(here)
    if grid.chooses(talk):
        _choose_space(master, talk)
    if talk in grid.fixed:
        cell, _slot = grid.fixed[talk]
        model.add(master.on[talk, cell // grid.spaces] == 1)
        model.add(master.at[track, cell] == 1)


def _choose_space(master: Master, talk: int) -> None:
    """Let a talk choose its space as well, where it minds which."""
    grid, model = master.grid, master.model
    track, allowed = grid.track[talk], grid.allowed[talk]
    prices = grid.space_cost[talk] or (0,) * grid.spaces
    choices: dict[int, list[Bool]] = {}
    for cell in range(grid.cells):
        block, space = divmod(cell, grid.spaces)
        if (talk, block) not in master.on or (allowed is not None and space not in allowed):
            continue
        if (track, cell) not in master.at:
            continue
        into = master.into[talk, cell] = master.bool()
        choices.setdefault(block, []).append(into)
        master.pay(into, prices[space])
        model.add_implication(into, master.at[track, cell])
    for block in range(grid.blocks):
        if (talk, block) in master.on:
            model.add(sum(choices.get(block, [])) == master.on[talk, block])


def _fit(master: Master, track: int) -> None:
    """Let a track's talks fit the slots of its cells, long ones each into one."""
    grid, model = master.grid, master.model
    for block in range(grid.blocks):
        here = [
            (master.on[talk, block], grid.length[talk])
            for talk in grid.talks_of[track]
            if (talk, block) in master.on
        ]
        if not here:
            model.add(master.used[track, block] == 0)
            continue
        cells = _cells(master, track, block)
        slots = grid.slots[block]
        total = cp_model.LinearExpr.weighted_sum(
            [variable for variable, _ in here], [length for _, length in here]
        )
        model.add(total <= slots * cells)
        # A track is where it has a talk: no empty cell bridges a gap. A clause, not a sum: the
        # linear relaxation gains nothing by it.
        model.add_bool_or(
            [*(variable for variable, _ in here), master.used[track, block].negated()]
        )
        long = [variable for variable, length in here if 2 * length > slots]
        if long and 2 * max(length for _, length in here) > slots + 1 - slots % 2:
            model.add(cp_model.LinearExpr.sum(long) <= cells)
    _fill(master, track)


def _cells(master: Master, track: int, block: int) -> cp_model.LinearExprT:
    """Return how many cells a track has in a block."""
    spaces = master.grid.spaces
    first = block * spaces
    here = [
        master.at[track, cell]
        for cell in range(first, first + spaces)
        if (track, cell) in master.at
    ]
    return cp_model.LinearExpr.sum(here)


def _fill(master: Master, track: int) -> None:
    """Let talks that chose a space fit its slots."""
    grid = master.grid
    held: dict[int, list[tuple[Bool, int]]] = {}
    for talk in grid.talks_of[track]:
        for cell in range(grid.cells):
            if (talk, cell) in master.into:
                held.setdefault(cell, []).append((master.into[talk, cell], grid.length[talk]))
    for cell, here in held.items():
        total = cp_model.LinearExpr.weighted_sum([one for one, _ in here], [n for _, n in here])
        master.model.add(total <= grid.slots[cell // grid.spaces])


def _beside(master: Master) -> None:
    """Pay for tracks beside each other in a block."""
    for one, other in combinations(master.tracks, 2):
        if not (price := master.grid.beside[one][other]):
            continue
        for block in range(master.grid.blocks):
            both = master.bool()
            first, second = master.used[one, block], master.used[other, block]
            master.model.add_bool_or([both, first.negated(), second.negated()])
            master.pay(both, price)


def _conflicts(master: Master) -> None:
    """Pay for talks of different tracks in one block that had better not be."""
    grid = master.grid
    for one, other in combinations(master.tracks, 2):
        there = set(grid.talks_of[other])
        for talk in grid.talks_of[one]:
            for beside, together, _at_once in grid.pairs[talk]:
                if together and beside in there:
                    both = master.bool()
                    master.pay(both, together)
                    _meet(master, talk, beside, both)


def _meet(master: Master, talk: int, other: int, both: Bool) -> None:
    """Let `both` be 1 where two talks stand in one block."""
    on = master.on
    for block in range(master.grid.blocks):
        if (talk, block) in on and (other, block) in on:
            clause = [both, on[talk, block].negated(), on[other, block].negated()]
            master.model.add_bool_or(clause)
