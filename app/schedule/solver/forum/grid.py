"""A forum in numbers: what the search looks up, made once from the problem.

A cell is a block and a space, numbered block by block: cell = block * spaces + space.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from app.schedule.rules.problem import Activity, Forum, Placement, Plan, Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """Everything by number; prices already carry their weight.

    `cell_cost[track][cell]`, `beside[track][other]` (both in one block, for each pair of spaces),
    `block_cost[talk][block]`, `space_cost[talk][space]`; `pairs[talk]` lists (other talk, price of
    standing in different spaces of one block, price of each slot that they share). What may not be
    costs `dear`, which is more than any plan does.
    """

    problem: Problem
    forum: Forum
    talks: tuple[Activity, ...]
    spaces: int
    slots: tuple[int, ...]
    length: tuple[int, ...]
    track: tuple[int, ...]
    talks_of: tuple[tuple[int, ...], ...]
    wanted: tuple[int, ...]
    cell_cost: tuple[tuple[int, ...], ...]
    beside: tuple[tuple[int, ...], ...]
    block_cost: tuple[tuple[int, ...], ...]
    space_cost: tuple[tuple[int, ...], ...]
    pairs: tuple[tuple[tuple[int, int, int], ...], ...]
    allowed: tuple[frozenset[int] | None, ...]
    fixed: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    dear: int = 1 << 60

    @property
    def blocks(self) -> int:
        """The number of blocks."""
        return len(self.slots)

    @property
    def cells(self) -> int:
        """The number of cells."""
        return len(self.slots) * self.spaces

    def weight(self, name: str) -> int:
        """Return the weight of a count."""
        return self.forum.weights.get(name, 0)

    @property
    def limited(self) -> list[int]:
        """The talks that may not be in every space."""
        return [talk for talk, spaces in enumerate(self.allowed) if spaces is not None]

    def chooses(self, talk: int) -> bool:
        """Tell whether a talk's space is chosen with its block: one of its track minds which."""
        return any(
            self.space_cost[other] or self.allowed[other] is not None
            for other in self.talks_of[self.track[talk]]
        )

    @property
    def ordered(self) -> frozenset[int]:
        """The tracks in which the order of talks has a price."""
        if not self.weight("order"):
            return frozenset()
        return frozenset(self.track[talk] for talk, place in enumerate(self.wanted) if place)

    def plan(self, seats: Iterable[tuple[int, int]]) -> Plan:
        """Return the plan in which talk after talk has these cells and slots."""
        plan = {}
        for talk, (cell, slot) in zip(self.talks, seats, strict=True):
            block, space = divmod(cell, self.spaces)
            start = self.forum.blocks[block].starts[slot]
            plan[talk.key] = Placement(start, self.problem.spaces[space].key)
        return plan

    def seats(self, plan: Plan) -> list[tuple[int, int] | None]:
        """Return the cell and slot of each talk in a plan; None where it stands in none."""
        starts = {
            start: (block, slot)
            for block, one in enumerate(self.forum.blocks)
            for slot, start in enumerate(one.starts)
        }
        spaces = {space.key: place for place, space in enumerate(self.problem.spaces)}
        found: list[tuple[int, int] | None] = []
        for talk in self.talks:
            placed = plan.get(talk.key)
            if placed is None or placed.start not in starts or placed.space not in talk.spaces:
                found.append(None)
                continue
            block, slot = starts[placed.start]
            found.append((block * self.spaces + spaces[placed.space], slot))
        return found


def grid_of(problem: Problem, forum: Forum) -> Grid:
    """Return a forum in numbers."""
    talks = tuple(talk for talk in problem.activities if talk.slots)
    tracks = {track.key: place for place, track in enumerate(forum.tracks)}
    of = tuple(tracks[talk.track or ""] for talk in talks)
    spaces = {space.key: place for place, space in enumerate(problem.spaces)}
    everywhere = frozenset(spaces.values())
    allowed = [frozenset(spaces[key] for key in talk.spaces if key in spaces) for talk in talks]
    grid = Grid(
        problem=problem,
        forum=forum,
        talks=talks,
        spaces=len(spaces),
        slots=tuple(len(block.starts) for block in forum.blocks),
        length=tuple(talk.slots for talk in talks),
        track=of,
        talks_of=tuple(
            tuple(talk for talk, its in enumerate(of) if its == track)
            for track in range(len(tracks))
        ),
        wanted=tuple(talk.position for talk in talks),
        cell_cost=_cell_cost(problem, forum),
        beside=_beside(forum),
        block_cost=_block_cost(talks, forum),
        space_cost=_space_cost(talks, problem, forum),
        pairs=_pairs(talks, forum),
        allowed=tuple(None if one == everywhere else one for one in allowed),
    )
    kept = grid.seats(problem.present)
    fixed = {talk: seat for talk, seat in enumerate(kept) if seat is not None and talks[talk].fixed}
    return replace(grid, fixed=fixed)


def _cell_cost(problem: Problem, forum: Forum) -> tuple[tuple[int, ...], ...]:
    """Return the price of each track in each cell."""
    in_block, in_space, at_all = (
        forum.weights.get(name, 0) for name in ("tracks-sessions", "tracks-rooms", "sessions-rooms")
    )
    return tuple(
        tuple(
            in_block * forum.track_blocks.get((track.key, block.key), 0)
            + in_space * forum.track_spaces.get((track.key, space.key), 0)
            + at_all * forum.block_spaces.get((block.key, space.key), 0)
            for block in forum.blocks
            for space in problem.spaces
        )
        for track in forum.tracks
    )


def _beside(forum: Forum) -> tuple[tuple[int, ...], ...]:
    """Return the price of each two tracks beside each other."""
    alike, chairs = forum.weights.get("similar-tracks", 0), forum.weights.get("chairs", 0)
    size = len(forum.tracks)
    table = [[0] * size for _ in range(size)]
    for one, other in combinations(range(size), 2):
        first, second = forum.tracks[one], forum.tracks[other]
        price = alike * forum.similar.get((first.key, second.key), 0)
        price += chairs * bool(first.chairs & second.chairs)
        table[one][other] = table[other][one] = price
    return tuple(map(tuple, table))


def _block_cost(talks: tuple[Activity, ...], forum: Forum) -> tuple[tuple[int, ...], ...]:
    """Return the price of each talk in each block."""
    zones, wishes = forum.weights.get("time-zones", 0), forum.weights.get("talks-sessions", 0)
    return tuple(
        tuple(
            talk.slots
            * (
                zones * forum.zones.get((talk.key, block.key), 0)
                + wishes * forum.talk_blocks.get((talk.key, block.key), 0)
            )
            for block in forum.blocks
        )
        for talk in talks
    )


def _space_cost(
    talks: tuple[Activity, ...], problem: Problem, forum: Forum
) -> tuple[tuple[int, ...], ...]:
    """Return the price of each talk in each space; nothing for a talk that minds none."""
    weight = forum.weights.get("talks-rooms", 0)
    rows = (
        tuple(
            talk.slots * weight * forum.talk_spaces.get((talk.key, space.key), 0)
            for space in problem.spaces
        )
        for talk in talks
    )
    return tuple(row if any(row) else () for row in rows)


def _pairs(
    talks: tuple[Activity, ...], forum: Forum
) -> tuple[tuple[tuple[int, int, int], ...], ...]:
    """Return, for each talk, the others that it had better not stand beside, and the prices."""
    together: dict[tuple[int, int], int] = defaultdict(int)
    at_once: dict[tuple[int, int], int] = defaultdict(int)
    for name, found in (
        ("presenters", _crossing(talks, forum, guests=False)),
        ("attendees", _crossing(talks, forum, guests=True)),
    ):
        for pair in found:
            together[pair] += forum.weights.get(f"{name}-sessions", 0)
            at_once[pair] += forum.weights.get(f"{name}-slots", 0)
    for pair in _both_wanted(talks):
        at_once[pair] += forum.weights.get("order", 0)
    found_of: list[list[tuple[int, int, int]]] = [[] for _ in talks]
    for one, other in sorted(together.keys() | at_once.keys()):
        prices = together.get((one, other), 0), at_once.get((one, other), 0)
        if any(prices):
            found_of[one].append((other, *prices))
            found_of[other].append((one, *prices))
    return tuple(map(tuple, found_of))


def _both_wanted(talks: tuple[Activity, ...]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of talks of one track that both want a place in its order."""
    by_track: dict[str | None, list[int]] = defaultdict(list)
    for place, talk in enumerate(talks):
        if talk.position:
            by_track[talk.track].append(place)
    for members in by_track.values():
        yield from combinations(members, 2)


def _crossing(talks: tuple[Activity, ...], forum: Forum, *, guests: bool) -> set[tuple[int, int]]:
    """Return the pairs of talks in presenter conflict, or in attendee conflict."""
    mine: dict[str, list[int]] = defaultdict(list)
    presented: dict[str, list[int]] = defaultdict(list)
    chaired: dict[str, list[int]] = defaultdict(list)
    chairs = {track.key: track.chairs for track in forum.tracks}
    for place, talk in enumerate(talks):
        for person in talk.guests if guests else talk.parties:
            mine[person].append(place)
        for person in talk.parties:
            presented[person].append(place)
        for person in chairs.get(talk.track or "", ()):
            chaired[person].append(place)
    found: set[tuple[int, int]] = set()
    for person, members in mine.items():
        found.update(combinations(members, 2))
        others = presented[person] if guests else []
        found.update(_sorted(one, other) for one in members for other in others if one != other)
        found.update(
            _sorted(one, other)
            for one in members
            for other in chaired[person]
            if talks[one].track != talks[other].track
        )
    return found


def _sorted(one: int, other: int) -> tuple[int, int]:
    """Return a pair with its smaller number first."""
    return (one, other) if one < other else (other, one)
