"""A whole model from a problem: each requirement by its kind, and what follows from several."""

from collections.abc import Callable, Collection, Mapping

from app.schedule.rules.problem import Problem, Requirement
from app.schedule.solver import groups, languages, pairs
from app.schedule.solver.model import Draft
from app.schedule.solver.pieces import Piece
from app.schedule.solver.starts import Choice

HOLDING: Mapping[str, Callable[[Draft, Requirement], None]] = {
    "place": groups.hold_place,
    "space": pairs.hold_space,
    "party": pairs.hold_party,
    "rest": pairs.hold_rest,
    "apart": pairs.hold_rest,
    "order": pairs.hold_order,
    "languages": languages.hold_languages,
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
    own = {
        frozenset(space for space in piece.at if space is not None)
        for piece in draft.pieces.values()
    }
    sets = {*own, frozenset(strict) & {space for some in own for space in some}} - {frozenset()}
    for spaces in sorted((some for some in sets if some <= strict.keys()), key=sorted):
        pieces = [piece for piece in draft.pieces.values() if piece.at.keys() <= spaces]
        if len(pieces) <= len(spaces):
            continue
        held = [guard for space in sorted(spaces) for guard in draft.unless(strict[space])]
        draft.fill({one.key: _cleared(one) for one in pieces}, spaces, held)
        if len(spaces) > 1:
            stretches = [draft.interval(one, _cleared(one), one.placed) for one in pieces]
            full = draft.model.add_cumulative(stretches, [1] * len(pieces), len(spaces))
            full.only_enforce_if(held)


def _cleared(piece: Piece) -> int:
    return piece.length + piece.choice.activity.turnround
