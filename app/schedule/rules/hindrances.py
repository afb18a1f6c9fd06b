"""Where an activity may not begin, and why: what the board shows before the drop.

For each space the starts that would break a requirement are worked out backwards from its
definition, so that no start has to be tried; a test holds it to what `faults` then finds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from app.schedule.rules.checking import Board, Standing, concerned, day_of
from app.schedule.rules.problem import Activity, Placement, Plan, Problem, Requirement, Window

NOWHERE = ""
"""The key that stands for "in no space"."""


class Hindrance(NamedTuple):
    """Starts in `window` would break `requirement`, together with `others` if it is about pairs."""

    window: Window
    requirement: Requirement
    others: tuple[str, ...] = ()


class Case(NamedTuple):
    """One activity asked about one space, among those that stand already."""

    board: Board
    activity: Activity
    space: str | None
    venue: str | None
    whole: Window

    def at(self, start: int) -> Standing:
        """Return how the activity would stand at a start."""
        end, one = start + self.activity.minutes, self.activity
        return Standing(start, end, end + one.turnround, one.key, self.space, self.venue)


_OF_SPACES = frozenset({"space", "open", "suits", "same-space", "keep"})
_Found = Iterator[tuple[Window, tuple[str, ...]]]


def hindrances(problem: Problem, plan: Plan, key: str) -> dict[str, list[Hindrance]]:
    """Return for each space of the activity (`NOWHERE` if it takes none) what stands in its way.

    Only starts within the problem's days are looked at; the others are no question. Where the
    activity stands now does not hinder it. Talks of a forum, which have no length of their own, are
    not asked about.
    """
    activity = next(one for one in problem.activities if one.key == key)
    elsewhere = {other: at for other, at in plan.items() if other != key}
    board, venues = Board(problem, elsewhere), {one.key: one.venue for one in problem.spaces}
    whole = Window(
        min((day.start for day in problem.days), default=0),
        max((day.end for day in problem.days), default=0),
    )
    anywhere = Case(board, activity, None, None, whole)
    asked = [one for one in problem.requirements if _touches(anywhere, one)]
    found: dict[str, list[Hindrance]] = {}
    told: dict[tuple[str, str | None], list[Hindrance]] = {}
    for space in activity.spaces or (None,):
        case = Case(board, activity, space, None if space is None else venues[space], whole)
        found[space or NOWHERE] = ways = []
        for requirement in asked:
            # What does not depend on the space is worked out once.
            same = requirement.key, _depends_on(case, requirement)
            if same not in told:
                told[same] = list(_clipped(case, requirement))
            ways += told[same]
    return found


def _depends_on(case: Case, requirement: Requirement) -> str | None:
    if requirement.kind in _OF_SPACES:
        return case.space
    return case.venue if requirement.kind == "party" else None


def _clipped(case: Case, requirement: Requirement) -> Iterator[Hindrance]:
    for window, others in _broken(case, requirement):
        clipped = _within(window, case.whole)
        if clipped.start < clipped.end:
            yield Hindrance(clipped, requirement, others)


def at_once(problem: Problem, plan: Plan, key: str, to: Placement) -> list[Hindrance]:
    """Return what stands in the way of one placement."""
    ways = hindrances(problem, plan, key).get(to.space or NOWHERE, [])
    return [one for one in ways if one.window.start <= to.start < one.window.end]


def _within(window: Window, whole: Window) -> Window:
    return Window(max(window.start, whole.start), min(window.end, whole.end))


def _broken(case: Case, requirement: Requirement) -> _Found:
    way = _WAYS.get(requirement.kind)
    of_one = requirement.kind in {"space", "open"}
    elsewhere = of_one and requirement.subjects[0] != case.space
    return way(case, requirement) if way and not elsewhere else iter(())


def _touches(case: Case, requirement: Requirement) -> bool:
    one, first = case.activity, requirement.subjects[0] if requirement.subjects else ""
    match requirement.kind:
        case "space" | "open":
            return first in one.spaces
        case "party" | "present":
            return first in one.parties
        case "languages":
            return first in one.languages
        case "rest":
            return one.key in requirement.others
        case "order":
            return one.key in requirement.subjects or one.key in requirement.others
    return one.key in requirement.subjects


def _outside(case: Case, requirement: Requirement) -> _Found:
    """Yield the starts from which it does not lie, or begin, wholly inside one of the windows."""
    minutes, windows = case.activity.minutes, requirement.windows
    if requirement.kind == "starts":
        minutes = 1
    free = case.whole.start
    for start, last in sorted((start, end - minutes + 1) for start, end in windows):
        if last <= start:
            continue
        if start > free:
            yield Window(free, start), ()
        free = max(free, last)
    yield Window(free, case.whole.end), ()


def _unsuited(case: Case, requirement: Requirement) -> _Found:
    if case.space not in requirement.spaces:
        yield case.whole, ()


def _beside(case: Case, requirement: Requirement) -> _Found:
    """Yield the starts that leave less than the gap to another, before it or after it."""
    mine = case.at(0)
    for other in concerned(case.board, requirement):
        if requirement.kind == "space":
            before, after = mine.free - mine.end, other.free - other.end
        elif requirement.kind == "party":
            before = after = case.board.travel(mine, other)
        else:
            before = after = requirement.minutes
        first = other.start - case.activity.minutes - before + 1
        yield Window(first, other.end + after), (other.key,)


def _ordered(case: Case, requirement: Requirement) -> _Found:
    one, gap = case.activity, requirement.minutes
    for other in case.board.of(requirement.others if one.key in requirement.subjects else ()):
        yield Window(other.start - one.minutes - gap + 1, case.whole.end), (other.key,)
    for other in case.board.of(requirement.subjects if one.key in requirement.others else ()):
        yield Window(case.whole.start, other.end + gap), (other.key,)


def _interpreted(case: Case, requirement: Requirement) -> _Found:
    """Yield the starts at which it, or another that begins meanwhile, lacks an interpreter."""
    stand = concerned(case.board, requirement)
    moments = sorted({case.whole.start, case.whole.end, *_changes(stand)})
    for start, end in pairwise(moments):
        running = tuple(one.key for one in stand if one.start <= start < one.end)
        if len(running) < requirement.most:
            continue
        for window in requirement.windows or (case.whole,):
            yield _within(Window(start, end), window), running
    for one in stand:
        beside = tuple(o.key for o in stand if o.start <= one.start < o.end)
        counted = not requirement.windows or any(
            w[0] <= one.start < w[1] for w in requirement.windows
        )
        if counted and len(beside) >= requirement.most:
            yield Window(one.start - case.activity.minutes + 1, one.start + 1), beside


def _changes(stand: Iterable[Standing]) -> Iterator[int]:
    for one in stand:
        yield one.start
        yield one.end


def _one_space(case: Case, requirement: Requirement) -> _Found:
    others = _others(case, requirement)
    spaces = {one.space for one in others if one.space is not None}
    if case.space is not None and len(spaces | {case.space}) > 1:
        yield case.whole, tuple(one.key for one in others)


def _one_day(case: Case, requirement: Requirement) -> _Found:
    others = _others(case, requirement)
    days = {day_of(case.board.problem, one.start) for one in others} - {None}
    for at, day in enumerate(case.board.problem.days):
        if len(days | {at}) > 1:
            yield day, tuple(one.key for one in others)


def _others(case: Case, requirement: Requirement) -> list[Standing]:
    stand = concerned(case.board, requirement)
    return [one for one in stand if one.key != case.activity.key]


def _kept(case: Case, _requirement: Requirement) -> _Found:
    present = case.board.problem.present.get(case.activity.key)
    if present is None or present.space != case.space:
        yield case.whole, ()
    else:
        yield Window(case.whole.start, present.start), ()
        yield Window(present.start + 1, case.whole.end), ()


_WAYS: Mapping[str, Callable[[Case, Requirement], _Found]] = {
    "space": _beside,
    "open": _outside,
    "suits": _unsuited,
    "within": _outside,
    "starts": _outside,
    "party": _beside,
    "rest": _beside,
    "present": _outside,
    "languages": _interpreted,
    "order": _ordered,
    "apart": _beside,
    "same-space": _one_space,
    "same-day": _one_day,
    "keep": _kept,
}
