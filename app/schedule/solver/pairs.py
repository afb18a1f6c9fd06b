"""What two activities must leave between them: spaces, people, rests, orders."""

from collections.abc import Iterator
from itertools import combinations

from ortools.sat.python.cp_model import IntVar, LiteralT

from app.schedule.rules.problem import Requirement
from app.schedule.solver.model import Draft
from app.schedule.solver.pieces import Piece


def hold_space(draft: Draft, requirement: Requirement) -> None:
    """Let one space hold one activity at a time, turn-round included."""
    space = requirement.subjects[0]
    pieces = [piece for piece in draft.pieces.values() if space in piece.at]
    if requirement.weight is None:
        stretches = [draft.interval(one, _cleared(one), one.at[space]) for one in pieces]
        if len(stretches) > 1:
            held = draft.model.add_no_overlap(stretches)
            held.only_enforce_if(draft.unless(requirement))
        return
    for one, other in _open(draft, requirement, pieces):
        if _may_meet(one, other, max(_cleared(one) - one.length, _cleared(other) - other.length)):
            both: list[LiteralT] = [one.at[space], other.at[space]]
            both += draft.unless(requirement, "space", space, one.key, other.key)
            _part(draft, one, other, (_cleared(one), _cleared(other)), both)


def _open(
    draft: Draft, requirement: Requirement, pieces: list[Piece]
) -> Iterator[tuple[Piece, Piece]]:
    """Yield the pairs that are not settled yet."""
    for one, other in combinations(pieces, 2):
        if not draft.settled(requirement, one, other):
            yield one, other


def _cleared(piece: Piece) -> int:
    return piece.length + piece.choice.activity.turnround


def hold_party(draft: Draft, requirement: Requirement) -> None:
    """Let a party be in one place at a time, and have the time to get there."""
    party = requirement.subjects[0]
    pieces = [one for one in draft.pieces.values() if party in one.choice.activity.parties]
    if requirement.weight is None:
        _line(draft, requirement, pieces, 0)
    for one, other in _open(draft, requirement, pieces):
        roads = list(_roads(draft, one, other))
        longest = max((minutes for minutes, _ in roads), default=0)
        if requirement.weight is None and (not longest or _told(draft, one, other)):
            continue
        if not _may_meet(one, other, longest):
            continue
        held = draft.unless(requirement, "party", one.key, other.key)
        for minutes, where in [(0, []), *roads]:
            after = one.length + minutes, other.length + minutes
            _part(draft, one, other, after, [one.placed, other.placed, *where, *held])


def _told(draft: Draft, one: Piece, other: Piece) -> bool:
    """Tell whether an earlier hard requirement has said the same of this pair."""
    name = ("told", one.key, other.key)
    if draft.guards or name not in draft.known:
        draft.known[name] = draft.true
        return False
    return True


def _roads(draft: Draft, one: Piece, other: Piece) -> Iterator[tuple[int, list[LiteralT]]]:
    """Yield the minutes between two venues that the pair may stand in, and the literals of it."""
    travel = draft.problem.travel
    for venue, here in _venues(draft, one):
        for there_venue, there in _venues(draft, other):
            minutes = travel.get((venue, there_venue)) or travel.get((there_venue, venue)) or 0
            if minutes and venue != there_venue:
                yield minutes, [here, there]


def _venues(draft: Draft, piece: Piece) -> list[tuple[str, IntVar]]:
    venues: dict[str, list[IntVar]] = {}
    for space, literal in piece.at.items():
        if space is not None:
            venues.setdefault(draft.venues[space], []).append(literal)
    if len(venues) == 1 and None not in piece.at:
        return [(venue, piece.placed) for venue in venues]
    found = []
    for venue, literals in venues.items():
        name = ("in venue", venue, piece.key)
        new = name not in draft.known
        inside = draft.literal(*name)
        if new:
            draft.model.add_bool_or([inside, ~piece.placed, *_others(piece, literals)])
            for literal in literals:
                draft.model.add_implication(literal, inside)
        found.append((venue, inside))
    return found


def _others(piece: Piece, literals: list[IntVar]) -> list[IntVar]:
    mine = {literal.index for literal in literals}
    return [literal for literal in piece.at.values() if literal.index not in mine]


def hold_rest(draft: Draft, requirement: Requirement) -> None:
    """Leave at least the minutes between any two."""
    named = requirement.others if requirement.kind == "rest" else requirement.subjects
    pieces, minutes = draft.some(named), requirement.minutes
    if requirement.weight is None:
        _line(draft, requirement, pieces, minutes)
        return
    for one, other in _open(draft, requirement, pieces):
        if _may_meet(one, other, minutes):
            held = draft.unless(requirement, f"apart {minutes}", one.key, other.key)
            after = one.length + minutes, other.length + minutes
            _part(draft, one, other, after, [one.placed, other.placed, *held])


def hold_order(draft: Draft, requirement: Requirement) -> None:
    """Begin the second ones at least the minutes after the first ones end."""
    for one in draft.some(requirement.subjects):
        for other in draft.some(requirement.others):
            after = one.length + requirement.minutes
            if draft.settled(requirement, one, other):
                continue
            if one is other or one.minutes[-1] + after <= other.minutes[0]:
                continue
            held = draft.unless(requirement, f"order {requirement.minutes}", one.key, other.key)
            later = draft.model.add(other.start - one.start >= draft.units(after))
            later.only_enforce_if([one.placed, other.placed, *held])


def _line(draft: Draft, requirement: Requirement, pieces: list[Piece], minutes: int) -> None:
    """Let the pieces stand one after the other, with the minutes between them."""
    stretches = [draft.interval(one, one.length + minutes, one.placed) for one in pieces]
    if len(stretches) > 1:
        held = draft.unless(requirement)
        draft.model.add_no_overlap(stretches).only_enforce_if(held)
        draft.fill({one.key: one.length + minutes for one in pieces}, None, held)


def _may_meet(one: Piece, other: Piece, minutes: int) -> bool:
    """Tell whether any of their starts leave less than the minutes between them."""
    return not (
        one.minutes[-1] + one.length + minutes <= other.minutes[0]
        or other.minutes[-1] + other.length + minutes <= one.minutes[0]
    )


def _part(
    draft: Draft, one: Piece, other: Piece, after: tuple[int, int], if_all: list[LiteralT]
) -> None:
    """Begin each at least `after` minutes later than the other's start, whichever comes first."""
    first = draft.literal("before", *sorted((one.key, other.key)))
    before = first if one.key < other.key else ~first
    model, gaps = draft.model, (draft.units(after[0]), draft.units(after[1]))
    model.add(other.start - one.start >= gaps[0]).only_enforce_if([*if_all, before])
    model.add(one.start - other.start >= gaps[1]).only_enforce_if([*if_all, ~before])
