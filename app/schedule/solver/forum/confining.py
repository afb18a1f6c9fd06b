"""Where talks may not stand because of what must hold: read from the requirements, block by block.

A block is taken as a whole: where a space is closed for a part of it, no talk stands there in that
block. What was left out so is noted, for then a bound of the search is none of the problem.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from app.schedule.rules.problem import Activity, Block, Forum, Problem, Requirement, Window
from app.schedule.rules.standing import Board

Pair = tuple[str, str]
# Whether a stretch, from its start to its end, may be.
Test = Callable[[int, int], bool]


@dataclass(kw_only=True)
class Confines:
    """What may not be, by keys: spaces closed in a block, talks not in a block, not in a space.

    `apart` are talks that may not be at once, each pair in the order of its keys; `partly` says
    that more was left out than must be.
    """

    closed: set[Pair] = field(default_factory=set)
    barred: set[Pair] = field(default_factory=set)
    elsewhere: set[Pair] = field(default_factory=set)
    apart: set[Pair] = field(default_factory=set)
    partly: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything may not be."""
        return bool(self.closed or self.barred or self.elsewhere or self.apart)


def hard(problem: Problem) -> list[Requirement]:
    """Return what must hold, of what confines talks."""
    kinds = {"open", "space", "suits", "within", "starts", "present", "party", "apart"}
    return [one for one in problem.requirements if one.weight is None and one.kind in kinds]


def confines_of(problem: Problem, requirements: Iterable[Requirement]) -> Confines:
    """Return where talks may not stand by these requirements.

    What is fixed and no talk stands in the way as the present plan has it; a fixed talk is confined
    by nothing.
    """
    return _Reading(problem).read(requirements)


class _Reading:
    """A problem looked at for its talks."""

    def __init__(self, problem: Problem) -> None:
        """Index talks and what stands."""
        self.forum: Forum = problem.forum or Forum(blocks=(), tracks=(), weights={})
        self.talks = {one.key: one for one in problem.activities if one.slots}
        self.spaces = [one.key for one in problem.spaces]
        stands = {one.key for one in problem.activities if one.fixed and not one.slots}
        self.board = Board(
            problem, {key: at for key, at in problem.present.items() if key in stands}
        )
        self.of_party: dict[str, list[Activity]] = defaultdict(list)
        for talk in self.talks.values():
            for party in talk.parties:
                self.of_party[party].append(talk)
        self.confines = Confines()

    def read(self, requirements: Iterable[Requirement]) -> Confines:
        """Read one requirement after the other."""
        for one in requirements:
            match one.kind:
                case "open":
                    self._close(one.subjects[0], self._within(one.windows))
                case "space":
                    taken = [(at.start, at.free) for at in self.board.by_space[one.subjects[0]]]
                    self._close(one.subjects[0], self._beside(taken))
                case "suits":
                    self._suit(one)
                case "party":
                    self._meet(one)
                case "apart":
                    self._part(self._named(one.subjects))
                case _:
                    self._bar(self._concerned(one), self._lies(one))
        return self.confines

    def _named(self, keys: Iterable[str]) -> list[Activity]:
        return [self.talks[key] for key in keys if key in self.talks]

    def _concerned(self, one: Requirement) -> list[Activity]:
        return (
            self.of_party[one.subjects[0]] if one.kind == "present" else self._named(one.subjects)
        )

    def _lies(self, one: Requirement) -> Test:
        if one.kind == "starts":
            return lambda start, _: any(w.start <= start < w.end for w in one.windows)
        return self._within(one.windows)

    @staticmethod
    def _within(windows: tuple[Window, ...]) -> Test:
        return lambda start, end: any(w.start <= start and end <= w.end for w in windows)

    @staticmethod
    def _beside(taken: list[tuple[int, int]]) -> Test:
        return lambda start, end: all(end <= begins or ends <= start for begins, ends in taken)

    def _close(self, space: str, test: Test) -> None:
        """Close a space in the blocks that do not wholly pass."""
        for block in self.forum.blocks:
            if block.starts and not test(block.starts[0], block.end):
                self.confines.closed.add((block.key, space))
                self.confines.partly |= any(test(*slot) for slot in _stretches(block, 1))

    def _bar(self, talks: Iterable[Activity], test: Test) -> None:
        """Bar talks from the blocks in which not all of their slots pass."""
        for talk in (one for one in talks if not one.fixed):
            for block in self.forum.blocks:
                passed = [test(*stretch) for stretch in _stretches(block, talk.slots)]
                if passed and not all(passed):
                    self.confines.barred.add((talk.key, block.key))
                    self.confines.partly |= any(passed)

    def _suit(self, one: Requirement) -> None:
        """Keep talks out of the spaces that do not suit."""
        suits = set(one.spaces)
        for talk in (one for one in self._named(one.subjects) if not one.fixed):
            self.confines.elsewhere |= {
                (talk.key, space) for space in self.spaces if space not in suits
            }

    def _meet(self, one: Requirement) -> None:
        """Keep a party's talks apart, and off what it attends besides."""
        talks = self.of_party[one.subjects[0]]
        taken = [(at.start, at.end) for at in self.board.by_party[one.subjects[0]]]
        if taken:
            self._bar(talks, self._beside(taken))
        self._part(talks)

    def _part(self, talks: list[Activity]) -> None:
        """Keep talks from being at once."""
        self.confines.apart |= {
            _pair(a.key, b.key) for a, b in combinations(talks, 2) if not (a.fixed and b.fixed)
        }


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _stretches(block: Block, slots: int) -> Iterator[tuple[int, int]]:
    """Yield from when until when so many slots of a block can be."""
    edges = (*block.starts, block.end)
    for first in range(len(block.starts) - slots + 1):
        yield edges[first], edges[first + slots]
