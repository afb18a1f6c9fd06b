"""What a plan breaks, counted plainly by the contract: the independent checker of every plan.

Nothing here searches: each kind of requirement is counted as `Requirement` defines it, over indexes
by space, party and language, so that one activity of five hundred is looked at in milliseconds.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product

from app.schedule.rules.problem import Activity, Plan, Problem, Requirement
from app.schedule.rules.standing import Board, Standing, begins_in, day_of, inside


@dataclass(frozen=True, slots=True)
class Fault:
    """A requirement that is broken, by which activities (in the order of time), how many times."""

    requirement: Requirement
    activities: tuple[str, ...]
    count: int = 1


_List = list[Standing]
_Broken = Iterator[tuple[tuple[str, ...], int]]


def _each(stand: _List, breaks: Callable[[Standing], bool]) -> _Broken:
    return (((one.key,), 1) for one in stand if breaks(one))


def _pairs(stand: _List, gap: Callable[[Standing, Standing], int], most: int) -> _Broken:
    """Yield each pair where the later begins less than `gap` (at most `most`) after the end."""
    for at, one in enumerate(stand):
        for other in stand[at + 1 :]:
            if other.start >= one.end + most:
                break
            if other.start < one.end + gap(one, other):
                yield (one.key, other.key), 1


def _space(_board: Board, _requirement: Requirement, stand: _List) -> _Broken:
    turn = max((one.free - one.end for one in stand), default=0)
    return _pairs(stand, lambda one, _: one.free - one.end, turn)


def _party(board: Board, _requirement: Requirement, stand: _List) -> _Broken:
    return _pairs(stand, board.travel, max(board.problem.travel.values(), default=0))


def _apart(_board: Board, requirement: Requirement, stand: _List) -> _Broken:
    return _pairs(stand, lambda *_: requirement.minutes, requirement.minutes)


def _outside(_board: Board, requirement: Requirement, stand: _List) -> _Broken:
    return _each(stand, lambda one: not inside(one, requirement.windows))


def _starts(_board: Board, requirement: Requirement, stand: _List) -> _Broken:
    return _each(stand, lambda one: not begins_in(one.start, requirement.windows))


def _suits(_board: Board, requirement: Requirement, stand: _List) -> _Broken:
    return _each(stand, lambda one: one.space not in requirement.spaces)


def _languages(_board: Board, requirement: Requirement, stand: _List) -> _Broken:
    starts, ends = [one.start for one in stand], sorted(one.end for one in stand)
    for one in stand:
        running = bisect_right(starts, one.start) - bisect_right(ends, one.start)
        always = not requirement.windows
        if running > requirement.most and (always or begins_in(one.start, requirement.windows)):
            beside = (o.key for o in stand if o.start <= one.start < o.end and o is not one)
            yield (one.key, *beside), 1


def _order(board: Board, requirement: Requirement, _stand: _List) -> _Broken:
    for one, other in product(board.of(requirement.subjects), board.of(requirement.others)):
        if one is not other and other.start < one.end + requirement.minutes:
            yield (one.key, other.key), 1


def _same_space(_board: Board, _requirement: Requirement, stand: _List) -> _Broken:
    return _spread({one.key: one.space for one in stand if one.space is not None})


def _same_day(board: Board, _requirement: Requirement, stand: _List) -> _Broken:
    dated = {one.key: day_of(board.problem, one.start) for one in stand}
    return _spread({key: day for key, day in dated.items() if day is not None})


def _spread(found: Mapping[str, object]) -> _Broken:
    if (extra := len(set(found.values())) - 1) > 0:
        yield tuple(found), extra


def _place(board: Board, requirement: Requirement, _stand: _List) -> _Broken:
    return (((key,), 1) for key in requirement.subjects if key not in board.plan)


def _keep(board: Board, requirement: Requirement, _stand: _List) -> _Broken:
    plan, present = board.plan, board.problem.present
    for key in requirement.subjects:
        if key not in plan or plan[key] != present.get(key):
            yield (key,), 1


_COUNTS: Mapping[str, Callable[[Board, Requirement, _List], _Broken]] = {
    "place": _place,
    "space": _space,
    "open": _outside,
    "suits": _suits,
    "within": _outside,
    "starts": _starts,
    "party": _party,
    "rest": _apart,
    "present": _outside,
    "languages": _languages,
    "order": _order,
    "apart": _apart,
    "same-space": _same_space,
    "same-day": _same_day,
    "keep": _keep,
}


def concerned(board: Board, requirement: Requirement) -> list[Standing]:
    """Return the placed activities that a requirement looks at, in the order of time."""
    match requirement.kind:
        case "space" | "open":
            return board.by_space[requirement.subjects[0]]
        case "party" | "present":
            return board.by_party[requirement.subjects[0]]
        case "languages":
            return board.by_language[requirement.subjects[0]]
        case "rest":
            return board.of(requirement.others)
        case "order":
            return board.of(chain(requirement.subjects, requirement.others))
    return board.of(requirement.subjects)


def faults(problem: Problem, plan: Plan, only: Collection[str] | None = None) -> list[Fault]:
    """Return every broken requirement, hard and soft, one for each thing that is counted.

    With `only`, those that touch one of these activities. A rest is about the activities that it
    names, whoever else attends them; a start outside all days belongs to none.
    """
    board, found, wanted = Board(problem, plan), [], None if only is None else set(only)
    for requirement in problem.requirements:
        stand = concerned(board, requirement)
        asked = chain(requirement.subjects, (one.key for one in stand))
        if wanted is not None and wanted.isdisjoint(asked):
            continue
        for keys, count in _COUNTS[requirement.kind](board, requirement, stand):
            if wanted is None or not wanted.isdisjoint(keys):
                found.append(Fault(requirement, keys, count))
    return found


def cost(problem: Problem, plan: Plan) -> dict[str, int]:
    """Return how often each soft requirement is broken, by its key; what holds counts 0."""
    counts = {one.key: 0 for one in problem.requirements if one.weight is not None}
    for fault in faults(problem, plan):
        if fault.requirement.weight is not None:
            counts[fault.requirement.key] += fault.count
    return counts


def price(problem: Problem, plan: Plan) -> int:
    """Return the weighted sum of all that is softly broken: the objective, forums apart."""
    counts = cost(problem, plan)
    return sum((one.weight or 0) * counts.get(one.key, 0) for one in problem.requirements)


def misplaced(problem: Problem, plan: Plan) -> list[str]:
    """Return the keys that stand where no plan may put them at all, whatever is required.

    Unknown ones, ones in spaces not their own, moved fixed ones; off the grid or outside all days.
    """
    known = {activity.key: activity for activity in problem.activities}
    wrong = [key for key in plan if key not in known]
    for key, activity in known.items():
        if activity.fixed:
            if plan.get(key) != problem.present.get(key):
                wrong.append(key)
        elif key in plan and not _may_stand(problem, activity, *plan[key]):
            wrong.append(key)
    return wrong


def _may_stand(problem: Problem, activity: Activity, start: int, space: str | None) -> bool:
    housed = space in activity.spaces if activity.spaces else space is None
    if activity.slots and problem.forum:
        return housed and any(start in block.starts for block in problem.forum.blocks)
    stays = problem.present.get(activity.key) == (start, space)
    gridded = start % problem.step == 0 and day_of(problem, start) is not None
    return housed and (stays or gridded)
