"""What a forum's plan costs, counted afresh from the plan alone, and where it is no plan at all.

The sixteen counts are those of the benchmark library for conference scheduling (CoSPLib, GECCO
2025). This shares nothing with the search: it is what the search is checked by.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from app.schedule.rules.problem import FORUM_COUNTS, Activity, Forum, Plan, Problem


@dataclass(frozen=True)
class Seat:
    """Where a talk sits: its block, its space and its first slot, each by its place in order."""

    talk: Activity
    block: int
    space: int
    slot: int

    @property
    def slots(self) -> range:
        """The slots that it occupies."""
        return range(self.slot, self.slot + self.talk.slots)


def forum_counts(problem: Problem, plan: Plan) -> dict[str, int]:
    """Return how often each of a forum's sixteen requirements is broken, before its weight."""
    return _Counted(problem, plan).counts() if problem.forum else {}


def forum_cost(forum: Forum, counts: Mapping[str, int]) -> int:
    """Return the objective: the sum of weight times count."""
    return sum(forum.weights.get(name, 0) * count for name, count in counts.items())


def forum_faults(problem: Problem, plan: Plan) -> list[tuple[str, str]]:
    """Return what makes a plan impossible, as (code, talk's key); none for a plan that can be.

    Codes: missing (not placed, or at no slot's beginning, or in no space that it may be in), long
    (does not fit its block), shared (its slots are another's as well), mixed (its block and space
    hold another track), moved (a fixed talk stands elsewhere than in the present plan).
    """
    if problem.forum is None:
        return []
    counted = _Counted(problem, plan)
    found = [("missing", talk.key) for talk in counted.talks if talk.key not in counted.seated]
    for seat in counted.seats:
        block = problem.forum.blocks[seat.block]
        if seat.slot + seat.talk.slots > len(block.starts):
            found.append(("long", seat.talk.key))
        if any(len(counted.slots[seat.block, seat.space, slot]) > 1 for slot in seat.slots):
            found.append(("shared", seat.talk.key))
        if len(counted.cells[seat.block, seat.space]) > 1:
            found.append(("mixed", seat.talk.key))
    fixed = (talk.key for talk in counted.talks if talk.fixed)
    found += [("moved", key) for key in fixed if plan.get(key) != problem.present.get(key)]
    return found


class _Counted:
    """A plan laid out by block, space and slot."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        """Lay the plan out."""
        if problem.forum is None:
            raise TypeError("only a forum is counted so")
        self.forum = problem.forum
        self.spaces = [space.key for space in problem.spaces]
        self.talks = [activity for activity in problem.activities if activity.slots]
        self.tracks = {track.key: place for place, track in enumerate(self.forum.tracks)}
        self.chairs = {track.key: track.chairs for track in self.forum.tracks}
        self.seats = sorted(self._seats(plan), key=lambda one: (one.block, one.space, one.slot))
        self.seated = {seat.talk.key for seat in self.seats}
        self.cells: dict[tuple[int, int], set[str]] = defaultdict(set)
        self.slots: dict[tuple[int, int, int], list[Seat]] = defaultdict(list)
        for seat in self.seats:
            self.cells[seat.block, seat.space].add(seat.talk.track or "")
            for slot in seat.slots:
                self.slots[seat.block, seat.space, slot].append(seat)

    def _seats(self, plan: Plan) -> Iterator[Seat]:
        """Yield where each talk sits that sits anywhere."""
        starts = {
            start: (block, slot)
            for block, one in enumerate(self.forum.blocks)
            for slot, start in enumerate(one.starts)
        }
        spaces = {key: place for place, key in enumerate(self.spaces)}
        for talk in self.talks:
            placed = plan.get(talk.key)
            if placed is None or placed.start not in starts or placed.space not in talk.spaces:
                continue
            block, slot = starts[placed.start]
            yield Seat(talk, block, spaces[placed.space], slot)

    def counts(self) -> dict[str, int]:
        """Count all sixteen."""
        present, attend = self._presenting, self._attending
        found = (
            sum(self._tracks(self.forum.track_blocks, lambda block, _: self._block(block))),
            sum(self._tracks(self.forum.track_spaces, lambda _, space: self.spaces[space])),
            sum(
                self.forum.block_spaces.get((self._block(block), self.spaces[space]), 0)
                for block, space in self.cells
            ),
            sum(map(self._similar, self._side_by_side)),
            sum(len(spaces) - 1 for spaces in self._used(1).values()),
            sum(count - 1 for count in self._rooms_held.values()),
            sum(_broken(blocks) for blocks in self._used(0).values()),
            self._by_slot(self.forum.zones),
            self._order(),
            self._by_slot(self.forum.talk_blocks),
            sum(
                seat.talk.slots
                * self.forum.talk_spaces.get((seat.talk.key, self.spaces[seat.space]), 0)
                for seat in self.seats
            ),
            sum(present(one, other) for one, other in self._together),
            sum(attend(one, other) for one, other in self._together),
            sum(bool(self.chairs[one] & self.chairs[other]) for one, other in self._side_by_side),
            sum(present(one, other) for one, other in self._at_once),
            sum(attend(one, other) for one, other in self._at_once),
        )
        return dict(zip(FORUM_COUNTS, map(int, found), strict=True))

    def _block(self, place: int) -> str:
        """Return a block's key."""
        return self.forum.blocks[place].key

    def _tracks(
        self, table: Mapping[tuple[str, str], int], of: Callable[[int, int], str]
    ) -> Iterator[int]:
        """Yield the penalty of every used block and space, for its track."""
        for (block, space), tracks in self.cells.items():
            yield from (table.get((track, of(block, space)), 0) for track in tracks)

    def _by_slot(self, table: Mapping[tuple[str, str], int]) -> int:
        """Sum the penalties of the occupied slots, for their talk in their block."""
        return sum(
            seat.talk.slots * table.get((seat.talk.key, self._block(seat.block)), 0)
            for seat in self.seats
        )

    def _used(self, part: int) -> dict[str, set[int]]:
        """Return the blocks (0) or spaces (1) that each track uses."""
        used: dict[str, set[int]] = defaultdict(set)
        for cell, tracks in self.cells.items():
            for track in tracks:
                used[track].add(cell[part])
        return used

    @property
    def _rooms_held(self) -> Counter[tuple[int, str]]:
        """How many spaces hold a track in a block."""
        return Counter((cell[0], track) for cell, tracks in self.cells.items() for track in tracks)

    @cached_property
    def _side_by_side(self) -> list[tuple[str, str]]:
        """The pairs of different tracks in two spaces of one block."""
        by_block: dict[int, list[str]] = defaultdict(list)
        for cell, tracks in self.cells.items():
            by_block[cell[0]] += tracks
        return [
            (one, other)
            for tracks in by_block.values()
            for one, other in combinations(tracks, 2)
            if one != other
        ]

    def _similar(self, pair: tuple[str, str]) -> int:
        """Return how alike two tracks are: what the earlier one's row says of the later."""
        one, other = sorted(pair, key=self.tracks.__getitem__)
        return self.forum.similar.get((one, other), 0)

    @cached_property
    def _together(self) -> list[tuple[Activity, Activity]]:
        """The pairs of talks in different spaces of one block."""
        return [
            (one.talk, other.talk)
            for one, other in combinations(self.seats, 2)
            if one.block == other.block and one.space != other.space
        ]

    @cached_property
    def _at_once(self) -> list[tuple[Activity, Activity]]:
        """The pairs of different talks in one slot of one block, once for each such slot."""
        there: dict[tuple[int, int], list[Activity]] = defaultdict(list)
        for (block, _space, slot), seats in self.slots.items():
            there[block, slot] += [seat.talk for seat in seats]
        return [pair for talks in there.values() for pair in combinations(talks, 2)]

    def _order(self) -> int:
        """Count the talks out of their wanted order, and those that run beside such a one."""
        beside = sum(
            one.track == other.track and bool(one.position and other.position)
            for one, other in self._at_once
        )
        numbers: Counter[str | None] = Counter()
        for seat in self.seats:
            numbers[seat.talk.track] += 1
            beside += seat.talk.position not in {0, numbers[seat.talk.track]}
        return beside

    def _presenting(self, one: Activity, other: Activity) -> bool:
        """Tell whether somebody presents in both talks, or chairs while presenting."""
        return bool(one.parties & other.parties) or self._crossing(
            one.parties, one, other, other.parties
        )

    def _attending(self, one: Activity, other: Activity) -> bool:
        """Tell whether somebody attends both, or attends one and presents or chairs the other."""
        return (
            bool(one.guests & other.guests)
            or bool(one.guests & other.parties or other.guests & one.parties)
            or self._crossing(one.guests, one, other, other.guests)
        )

    def _crossing(
        self, ones: frozenset[str], one: Activity, other: Activity, others: frozenset[str]
    ) -> bool:
        """Tell whether one of these people chairs the other talk's (different) track."""
        if one.track == other.track:
            return False
        return bool(
            ones & self.chairs.get(other.track or "", frozenset())
            or others & self.chairs.get(one.track or "", frozenset())
        )


def _broken(blocks: Iterable[int]) -> bool:
    """Tell whether the blocks leave one out between them."""
    return any(later - earlier > 1 for earlier, later in pairwise(sorted(blocks)))
