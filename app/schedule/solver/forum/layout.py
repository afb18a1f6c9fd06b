"""A whole plan of a forum that can be changed cell by cell, knowing what each change costs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.schedule.rules.problem import Plan
from app.schedule.solver.forum.grid import Grid

GAP = -1
# The price of a change that may not be.
NEVER = 1 << 60
Content = list[int]
Change = Mapping[int, Content]


class Layout:
    """What stands in each cell, and where each talk therefore stands.

    The content of a used cell fills it: its talks in order, each once, and a gap for each empty
    slot; an empty cell has none. All talks of a cell are of one track.
    """

    __slots__ = (
        "_block_of", "_fixed", "_gap", "_more", "_ordered", "_parallel", "_room", "_space_of",
        "at", "cells_of", "content", "grid", "holds", "slot",
    )  # fmt: skip

    def __init__(self, grid: Grid, content: Sequence[Content]) -> None:
        """Lay the content of all cells out."""
        self.grid = grid
        self.holds = [GAP] * grid.cells
        self.content: list[Content] = [[] for _ in range(grid.cells)]
        self.cells_of: list[set[int]] = [set() for _ in grid.talks_of]
        self.at = [GAP] * len(grid.talks)
        self.slot = [0] * len(grid.talks)
        self._block_of = [cell // grid.spaces for cell in range(grid.cells)]
        self._space_of = [cell % grid.spaces for cell in range(grid.cells)]
        self._room = grid.weight("rooms-per-track")
        self._parallel = grid.weight("parallel-tracks")
        self._gap = grid.weight("consecutive-tracks")
        self._more = [any(prices) for prices in grid.beside]
        self._ordered = grid.ordered
        self._fixed = grid.fixed
        self.put(dict(enumerate(content)))

    def put(self, change: Change) -> None:
        """Replace the content of cells."""
        at, slot, length = self.at, self.slot, self.grid.length
        for cell, content in change.items():
            track = next((self.grid.track[item] for item in content if item >= 0), GAP)
            before = self.holds[cell]
            if before != track:
                if before >= 0:
                    self.cells_of[before].discard(cell)
                if track >= 0:
                    self.cells_of[track].add(cell)
                self.holds[cell] = track
            self.content[cell] = content if track >= 0 else []
            place = 0
            for item in content:
                if item < 0:
                    place += 1
                else:
                    at[item] = cell
                    slot[item] = place
                    place += length[item]

    def change(self, change: Change) -> tuple[int, Change]:
        """Replace the content of cells; returns the difference in price, and the way back."""
        back = {cell: self.content[cell] for cell in change}
        talks = {item for content in back.values() for item in content if item >= 0}
        tracks = {self.grid.track[talk] for talk in talks}
        before = self._local(change, tracks, talks)
        self.put(change)
        if self._fixed and any(
            (self.at[talk], self.slot[talk]) != seat
            for talk, seat in self._fixed.items()
            if talk in talks
        ):
            return NEVER, back
        return self._local(change, tracks, talks) - before, back

    def price(self) -> int:
        """Return what the whole plan costs."""
        found = sum(map(self.track_price, range(len(self.cells_of))))
        spaces = self.grid.spaces
        for first in range(0, self.grid.cells, spaces):
            found += sum(map(self._beside, range(first, first + spaces))) // 2
        talks = set(range(len(self.at)))
        return found + self._talks_price(talks)

    def track_price(self, track: int) -> int:
        """Return what a track's cells cost, and the order of its talks."""
        cells = self.cells_of[track]
        if not cells:
            return 0
        costs, spaces = self.grid.cell_cost[track], self.grid.spaces
        found = 0
        rooms, blocks = set(), set()
        for cell in cells:
            found += costs[cell]
            block, space = divmod(cell, spaces)
            rooms.add(space)
            blocks.add(block)
        found += self._room * (len(rooms) - 1) + self._parallel * (len(cells) - len(blocks))
        if max(blocks) - min(blocks) >= len(blocks):
            found += self._gap
        return found + (self._order(track) if track in self._ordered else 0)

    def _order(self, track: int) -> int:
        """Return what a track's talks out of their wanted order cost."""
        at, slot, wanted = self.at, self.slot, self.grid.wanted
        talks = sorted(self.grid.talks_of[track], key=lambda talk: (at[talk], slot[talk]))
        wrong = sum(wanted[talk] not in {0, place} for place, talk in enumerate(talks, 1))
        return wrong * self.grid.weight("order")

    def _beside(self, cell: int) -> int:
        """Return what the other tracks in a cell's block cost beside its track."""
        track = self.holds[cell]
        if track < 0 or not self._more[track]:
            return 0
        prices, first = self.grid.beside[track], cell - self._space_of[cell]
        return sum(
            prices[other] for other in self.holds[first : first + self.grid.spaces] if other >= 0
        )

    def _local(self, cells: Iterable[int], tracks: Collection[int], talks: set[int]) -> int:
        """Return the price of what a change touches."""
        found = self._talks_price(talks)
        for track in tracks:
            found += self.track_price(track)
        if any(self._more[track] for track in tracks):
            found += self._beside_each(cells)
        return found

    def _beside_each(self, cells: Iterable[int]) -> int:
        """Return what the tracks in cells cost beside all others, each pair once."""
        found, done = 0, defaultdict[int, list[int]](list)
        for cell in cells:
            track = self.holds[cell]
            if track < 0 or not self._more[track]:
                continue
            found += self._beside(cell)
            before = done[self._block_of[cell]]
            found -= sum(self.grid.beside[track][other] for other in before)
            before.append(track)
        return found

    def _talks_price(self, talks: set[int]) -> int:
        """Return what talks cost by themselves, among each other, and with all others."""
        grid, at, block_of = self.grid, self.at, self._block_of
        found = 0
        for talk in talks:
            cell = at[talk]
            block = block_of[cell]
            found += grid.block_cost[talk][block]
            if grid.space_cost[talk]:
                found += grid.space_cost[talk][self._space_of[cell]]
            for other, together, at_once in grid.pairs[talk]:
                beside = at[other]
                if block_of[beside] != block or beside == cell or (other < talk and other in talks):
                    continue
                found += together
                if at_once:
                    found += at_once * self._overlap(talk, other)
        return found

    def _overlap(self, one: int, other: int) -> int:
        """Return how many slots two talks share."""
        length, slot = self.grid.length, self.slot
        last = min(slot[one] + length[one], slot[other] + length[other])
        return max(0, last - max(slot[one], slot[other]))

    def plan(self) -> Plan:
        """Return the plan."""
        return self.grid.plan(zip(self.at, self.slot, strict=True))

    def copied(self) -> list[Content]:
        """Return what stands in all cells, to keep."""
        return [list(content) for content in self.content]

    def filled(self, cell: int, talks: Iterable[int]) -> Content | None:
        """Return talks with the gaps that fill a cell; None where they do not fit."""
        content = list(talks)
        free = self.grid.slots[self._block_of[cell]] - sum(
            map(self.grid.length.__getitem__, content)
        )
        return content + [GAP] * free if free >= 0 else None

    def suits(self, cell: int, talks: Iterable[int]) -> bool:
        """Tell whether talks may stand in a cell's space at all."""
        space, allowed = self._space_of[cell], self.grid.allowed
        return all((may := allowed[talk]) is None or space in may for talk in talks if talk >= 0)
