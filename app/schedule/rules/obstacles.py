"""The starts from which an activity would break a requirement, backwards from each kind's rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from app.schedule.rules.checking import concerned
from app.schedule.rules.problem import Activity, Requirement, Window
from app.schedule.rules.standing import Board, Standing, day_of


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


OF_SPACES = frozenset({"space", "open", "suits", "same-space", "keep"})
_Found = Iterator[tuple[Window, tuple[str, ...]]]


def within(window: Window, whole: Window) -> Window:
    """Return what of a window lies in the whole; one without length where nothing does."""
    return Window(max(window.start, whole.start), min(window.end, whole.end))


def broken(case: Case, requirement: Requirement) -> _Found:
    """Yield the starts that would break the requirement in the case's space, and with whom."""
    way = _WAYS.get(requirement.kind)
    of_one = requirement.kind in {"space", "open"}
    elsewhere = of_one and requirement.subjects[0] != case.space
    return way(case, requirement) if way and not elsewhere else iter(())


def touches(case: Case, requirement: Requirement) -> bool:
    """Tell whether a requirement is about the activity at all, wherever it stands."""
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
            yield within(Window(start, end), window), running
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
