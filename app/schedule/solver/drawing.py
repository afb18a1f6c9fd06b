"""A whole model from a problem: each requirement by its kind, and what follows from several."""

from collections.abc import Callable, Collection, Mapping

from app.schedule.rules.problem import Problem, Requirement
from app.schedule.solver import groups, pairs
from app.schedule.solver.model import Draft, Piece
from app.schedule.solver.starts import Choice

HOLDING: Mapping[str, Callable[[Draft, Requirement], None]] = {
    "place": groups.hold_place,
    "space": pairs.hold_space,
    "party": pairs.hold_party,
    "rest": pairs.hold_rest,
    "apart": pairs.hold_rest,
    "order": pairs.hold_order,
    "languages": groups.hold_languages,
    "same-space": groups.hold_same_space,
    "same-day": groups.hold_same_day,
    "keep": groups.hold_keep,
}


def draw(
    problem: Problem,
    choices: Mapping[str, Choice],
    *,
    hard: Collection[str],
    soft: bool = True,
    guarded: bool = False,
    part: bool = False,
) -> Draft:
    """Return the finished model of the named hard requirements, with the soft ones or without."""
    draft = Draft(problem, choices, hard=hard, soft=soft, guarded=guarded, part=part)
    groups.hold_limits(draft)
    for requirement in draft.requirements:
        if hold := HOLDING.get(requirement.kind):
            hold(draft, requirement)
    _fill(draft)
    draft.finish()
    return draft


def _fill(draft: Draft) -> None:
    """Say what spaces can take together: it follows from each alone, but no search sees it soon."""
    strict = {
        one.subjects[0]: one
        for one in draft.requirements
        if one.kind == "space" and one.weight is None
    }
    sets = {frozenset(piece.at) for piece in draft.pieces.values()}
    sets.add(frozenset(space for some in sets for space in some if space is not None))
    for spaces in sorted(
        (some for some in sets if len(some) > 1 and some <= strict.keys()), key=len
    ):
        pieces = [piece for piece in draft.pieces.values() if piece.at.keys() <= spaces]
        if len(pieces) > len(spaces):
            stretches = [draft.interval(one, _cleared(one), one.placed) for one in pieces]
            full = draft.model.add_cumulative(stretches, [1] * len(pieces), len(spaces))
            guards = [draft.unless(strict[space]) for space in spaces if space is not None]
            full.only_enforce_if([guard for some in guards for guard in some])


def _cleared(piece: Piece) -> int:
    return piece.length + piece.choice.activity.turnround
