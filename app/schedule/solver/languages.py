"""How many may run at once in one language: as many as there are interpreters at the time."""

from ortools.sat.python.cp_model import IntervalVar, IntVar, LiteralT

from app.schedule.rules.problem import Requirement
from app.schedule.solver.model import Draft
from app.schedule.solver.pieces import Piece
from app.schedule.solver.starts import EVER, Starts, beginning, holds, outside


def hold_languages(draft: Draft, requirement: Requirement) -> None:
    """Let no more than `most` that need the language run at the start of any."""
    language = requirement.subjects[0]
    pieces = [one for one in draft.pieces.values() if language in one.choice.activity.languages]
    if requirement.most <= 0 or len(pieces) <= requirement.most:
        # What may not run at all is a limit of each, and built into its starts.
        return
    if requirement.weight is None:
        _hold_shifts(draft, requirement, pieces)
        return
    for piece in pieces:
        _count_at_start(draft, requirement, piece, [one for one in pieces if one is not piece])


def _hold_shifts(draft: Draft, requirement: Requirement, pieces: list[Piece]) -> None:
    """Leave no more than `most` running inside the windows, from the first that begins there on.

    What runs into a window from before may be more: then nothing begins until it is fewer.
    """
    held = draft.unless(requirement)
    covered = beginning(requirement.windows) if requirement.windows else EVER
    stretches = [draft.interval(one, one.length, one.placed) for one in pieces]
    demands, others = [1] * len(pieces), len(pieces) - requirement.most
    first = min(piece.minutes[0] for piece in pieces)
    last = max(piece.minutes[-1] for piece in pieces)
    for begin, end in covered:
        if first <= end and begin <= last:
            window = max(begin, first), min(end, last)
            stretches.append(_missing(draft, requirement, pieces, window, held))
            demands.append(others)
    if len(stretches) > len(pieces):
        full = draft.model.add_cumulative(stretches, demands, len(pieces))
        full.only_enforce_if(held)


def _missing(
    draft: Draft,
    requirement: Requirement,
    pieces: list[Piece],
    window: tuple[int, int],
    held: list[LiteralT],
) -> IntervalVar:
    """Return the stretch of a window in which the interpreters that are not there are missed."""
    model, unit = draft.model, draft.unit
    first, after = -(-window[0] // unit), window[1] // unit + 1
    name = f"missing {requirement.key} {first}"
    if not any(one < window[0] < one + some.length for some in pieces for one in some.minutes):
        return model.new_fixed_size_interval_var(first, max(0, after - first), name)
    begins = model.new_int_var(first, max(first, after), name)
    away: Starts = outside((window,))
    for piece in pieces:
        inside = draft.literal("in shift", requirement.key, first, piece.key)
        model.add(piece.start >= begins).only_enforce_if([inside, piece.placed, *held])
        draft.within(piece, away, [~inside, piece.placed])
    return model.new_interval_var(begins, max(first, after) - begins, max(first, after), name)


def _count_at_start(
    draft: Draft, requirement: Requirement, piece: Piece, others: list[Piece]
) -> None:
    """Let no more than `most` run when this one begins, itself included, inside the windows."""
    beside = [one for one in others if not draft.never_together(piece, one)]
    if _at_once(draft, beside) < requirement.most or draft.settled(requirement, piece, *beside):
        return
    if_all: list[LiteralT] = [piece.placed]
    covered = beginning(requirement.windows) if requirement.windows else EVER
    inside = {holds(covered, minute) for minute in piece.minutes}
    if True not in inside:
        return
    if False in inside:
        begins = draft.literal("covered", requirement.key, piece.key)
        draft.within(piece, outside(covered), [piece.placed, ~begins])
        if_all.append(begins)
    held = draft.unless(requirement, "languages", requirement.key, piece.key)
    running = sum(_running(draft, piece, other) for other in beside)
    draft.model.add(running <= requirement.most - 1).only_enforce_if([*if_all, *held])


def _at_once(draft: Draft, pieces: list[Piece]) -> int:
    """Return a number that the pieces running at one time never exceed."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        for row in rows:
            if all(draft.never_together(piece, one) for one in row):
                row.append(piece)
                break
        else:
            rows.append([piece])
    return len(rows)


def _running(draft: Draft, piece: Piece, other: Piece) -> IntVar:
    """Return a literal that holds wherever the other runs at the piece's start."""
    name = ("running", other.key, piece.key)
    if name in draft.known:
        return draft.known[name]
    running, model = draft.literal(*name), draft.model
    earlier, later = draft.literal("earlier", *name), draft.literal("later", *name)
    model.add_bool_or([running, earlier, later, ~piece.placed, ~other.placed])
    model.add(other.start - piece.start >= 1).only_enforce_if(later)
    ended = model.add(piece.start - other.start >= draft.units(other.length))
    ended.only_enforce_if(earlier)
    return running
