"""What one activity obeys by itself, and what many do together: interpreters, spaces, days."""

from collections.abc import Iterable

from ortools.sat.python.cp_model import IntVar

from app.schedule.rules.problem import Requirement
from app.schedule.solver.model import Draft
from app.schedule.solver.pieces import Piece


def hold_place(draft: Draft, requirement: Requirement) -> None:
    """Place each."""
    for key in dict.fromkeys(requirement.subjects):
        piece = draft.pieces.get(key)
        held = draft.unless(requirement, "place", key)
        draft.model.add_bool_or([*([piece.placed] if piece else []), *(~one for one in held)])


def hold_limits(draft: Draft) -> None:
    """Hold each start to the windows and spaces that are not built into it already."""
    active = {one.key for one in draft.requirements} - draft.folded
    for piece in draft.pieces.values():
        for limit in piece.choice.limits:
            if limit.requirement.key not in active:
                continue
            where = piece.placed if limit.space is None else piece.at.get(limit.space)
            if where is None or draft.settled(limit.requirement, piece):
                continue
            if not _free(piece, limit.starts):
                held = draft.unless(limit.requirement, "limit", limit.requirement.key, piece.key)
                draft.within(piece, limit.starts, [where, *held])


def hold_keep(draft: Draft, requirement: Requirement) -> None:
    """Leave each where the present plan has it."""
    for key in dict.fromkeys(requirement.subjects):
        piece, present = draft.pieces.get(key), draft.problem.present.get(key)
        if piece is not None and draft.settled(requirement, piece):
            continue
        held = draft.unless(requirement, "keep", key)
        broken = [~one for one in held]
        if piece is None or present is None or present.space not in piece.at:
            draft.model.add_bool_or(broken)
            continue
        draft.model.add_bool_or([*broken, piece.at[present.space]])
        if present.start in piece.minutes:
            stays = draft.model.add(piece.start == present.start // draft.unit)
            stays.only_enforce_if(held)
        else:
            draft.model.add_bool_or(broken)


def hold_same_space(draft: Draft, requirement: Requirement) -> None:
    """Use one space for all."""
    used: dict[str, IntVar] = {}
    for piece in draft.some(requirement.subjects):
        for space, literal in piece.at.items():
            if space is not None:
                used.setdefault(space, draft.literal("used", requirement.key, space))
                draft.model.add_implication(literal, used[space])
    _one_of(draft, requirement, list(used.values()))


def hold_same_day(draft: Draft, requirement: Requirement) -> None:
    """Use one day for all; a start outside all days belongs to none."""
    used: dict[int, IntVar] = {}
    for piece in draft.some(requirement.subjects):
        for number, literal in _days(draft, piece).items():
            used.setdefault(number, draft.literal("used", requirement.key, number))
            draft.model.add_implication(literal, used[number])
    _one_of(draft, requirement, list(used.values()))


def _days(draft: Draft, piece: Piece) -> dict[int, IntVar]:
    """Return a literal for each day that the piece may stand on."""
    found, left = {}, list(piece.minutes)
    for number, day in enumerate(draft.problem.days):
        mine = [minute for minute in left if day.start <= minute < day.end]
        left = [minute for minute in left if not day.start <= minute < day.end]
        if mine:
            name = ("day", number, piece.key)
            known = name in draft.known
            found[number] = draft.literal(*name)
            if not known:
                draft.inside(piece.start, mine).only_enforce_if(found[number])
    nowhere = ("day", "none", piece.key)
    if left and nowhere not in draft.known:
        draft.inside(piece.start, left).only_enforce_if(draft.literal(*nowhere))
    lost = [draft.literal(*nowhere)] if left else []
    draft.model.add_bool_or([*found.values(), *lost, ~piece.placed])
    return found


def _one_of(draft: Draft, requirement: Requirement, used: list[IntVar]) -> None:
    if len(used) <= 1:
        return
    if requirement.weight is None:
        draft.model.add(sum(used) <= 1).only_enforce_if(draft.unless(requirement))
        return
    more = draft.model.new_int_var(0, len(used) - 1, f"more {requirement.key}")
    draft.model.add(more >= sum(used) - 1)
    draft.costs.append((requirement, more))


def _free(piece: Piece, starts: Iterable[tuple[int, int]]) -> bool:
    """Tell whether the stretches cut nothing from the piece's starts."""
    first, last = piece.minutes[0], piece.minutes[-1]
    return any(begin <= first and last <= end for begin, end in starts)
