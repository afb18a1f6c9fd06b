"""The whole truth of a small forum as one model: the master's, and where each talk stands."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, permutations

from ortools.sat.python import cp_model

from app.schedule.solver.forum.grid import Grid
from app.schedule.solver.forum.master import Bool, Master, placed

MOST_SEATS = 12_000


@dataclass(kw_only=True)
class Exact:
    """The model with a variable for each seat: a talk, a cell, and its first slot there."""

    master: Master
    seats: dict[tuple[int, int, int], Bool] = field(default_factory=dict)
    there: dict[tuple[int, int], cp_model.LinearExprT] = field(default_factory=dict)
    runs: dict[tuple[int, int, int], list[Bool]] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        """What is modelled."""
        return self.master.grid


def small(grid: Grid) -> bool:
    """Tell whether a forum is small enough to be modelled whole."""
    return len(grid.talks) * grid.spaces * sum(grid.slots) <= MOST_SEATS


def exact_of(grid: Grid) -> Exact:
    """Return the model of a whole forum, its price the true one."""
    tracks = [track for track, talks in enumerate(grid.talks_of) if talks]
    exact = Exact(master=placed(grid, tracks))
    for talk in range(len(grid.talks)):
        _seat(exact, talk)
    _share(exact)
    _beside(exact)
    for talk, found in enumerate(grid.pairs):
        for other, together, at_once in found:
            if talk < other:
                _apart(exact, talk, other, together)
                _at_once(exact, talk, other, at_once)
    for track in sorted(grid.ordered):
        _order(exact, track)
    exact.master.finish()
    return exact


def _seat(exact: Exact, talk: int) -> None:
    """Give a talk a seat in a cell of its track, as the master says."""
    grid, master = exact.grid, exact.master
    model, track = master.model, grid.track[talk]
    in_block: dict[int, list[Bool]] = defaultdict(list)
    for cell in (one for one in range(grid.cells) if _open(exact, talk, one)):
        block = cell // grid.spaces
        here: list[Bool] = []
        for slot in range(grid.slots[block] - grid.length[talk] + 1):
            seat = exact.seats[talk, cell, slot] = master.bool()
            here.append(seat)
            for taken in range(slot, slot + grid.length[talk]):
                exact.runs.setdefault((talk, block, taken), []).append(seat)
            if talk in grid.fixed and grid.fixed[talk] == (cell, slot):
                model.add(seat == 1)
        if not here:
            continue
        total = exact.there[talk, cell] = cp_model.LinearExpr.sum(here)
        model.add(total <= master.at[track, cell])
        in_block[block] += here
        if (talk, block) in master.on and grid.chooses(talk):
            into = master.into.get((talk, cell), 0)
            model.add(total == into)
    for block, here in in_block.items():
        model.add(cp_model.LinearExpr.sum(here) == master.on[talk, block])


def _open(exact: Exact, talk: int, cell: int) -> bool:
    """Tell whether a talk may stand in a cell at all."""
    master, track = exact.master, exact.grid.track[talk]
    return (track, cell) in master.at and (talk, cell // exact.grid.spaces) in master.on


def _share(exact: Exact) -> None:
    """Let no slot of a cell hold two talks, and no cell stand there for nothing."""
    grid, master = exact.grid, exact.master
    holds: dict[tuple[int, int], list[Bool]] = defaultdict(list)
    held: dict[tuple[int, int], list[Bool]] = defaultdict(list)
    for (talk, cell, slot), seat in exact.seats.items():
        held[grid.track[talk], cell].append(seat)
        for taken in range(slot, slot + grid.length[talk]):
            holds[cell, taken].append(seat)
    for seats in holds.values():
        master.model.add_at_most_one(seats)
    for key, at in master.at.items():
        master.model.add(cp_model.LinearExpr.sum(held[key]) >= at)


def _beside(exact: Exact) -> None:
    """Pay for tracks beside each other, for each pair of their cells in a block."""
    grid, master = exact.grid, exact.master
    for one, other in permutations(master.tracks, 2):
        price = grid.beside[one][other]
        for block in range(grid.blocks if price else 0):
            first = block * grid.spaces
            for cell, beside in combinations(range(first, first + grid.spaces), 2):
                if (one, cell) in master.at and (other, beside) in master.at:
                    both = master.bool()
                    here, there = master.at[one, cell], master.at[other, beside]
                    master.model.add_bool_or([both, here.negated(), there.negated()])
                    master.pay(both, price)


def _apart(exact: Exact, talk: int, other: int, price: int) -> None:
    """Pay if two talks stand in different spaces of one block."""
    if not price:
        return
    master, both = exact.master, exact.master.bool()
    master.pay(both, price)
    for (its, cell), there in exact.there.items():
        block = cell // exact.grid.spaces
        if its == talk and (other, block) in master.on:
            beside = exact.there.get((other, cell), 0)
            both_there = cp_model.LinearExpr.sum([there, master.on[other, block]])
            master.model.add(both_there <= cp_model.LinearExpr.sum([both, beside, 1]))


def _at_once(exact: Exact, talk: int, other: int, price: int) -> None:
    """Pay for each slot that two talks share."""
    for (its, block, slot), seats in list(exact.runs.items()) if price else ():
        if its == talk and (other, block, slot) in exact.runs:
            both = exact.master.bool()
            all_seats = [*seats, *exact.runs[other, block, slot]]
            if price >= exact.grid.dear:
                exact.master.model.add_at_most_one(all_seats)
                continue
            exact.master.model.add(cp_model.LinearExpr.sum(all_seats) <= both + 1)
            exact.master.pay(both, price)


def _order(exact: Exact, track: int) -> None:
    """Pay for each talk of a track that does not come at its wanted place."""
    grid, master = exact.grid, exact.master
    model, longest = master.model, max(grid.slots)
    talks = grid.talks_of[track]
    place: dict[int, cp_model.LinearExprT] = {
        talk: sum(
            (cell * longest + slot) * seat
            for (its, cell, slot), seat in exact.seats.items()
            if its == talk
        )
        for talk in talks
    }
    for talk in talks:
        if not (wanted := grid.wanted[talk]):
            continue
        before = []
        for other in talks:
            if other != talk:
                earlier = master.bool()
                model.add(place[other] < place[talk]).only_enforce_if(earlier)
                model.add(place[other] > place[talk]).only_enforce_if(earlier.negated())
                before.append(earlier)
        wrong = master.bool()
        model.add(cp_model.LinearExpr.sum(before) == wanted - 1).only_enforce_if(wrong.negated())
        master.pay(wrong, grid.weight("order"))
