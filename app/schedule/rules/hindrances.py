"""Where an activity may not begin, and why: what the board shows before the drop.

For each space the starts that would break a requirement are worked out backwards from its
definition, so that no start has to be tried; a test holds it to what `faults` then finds.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.schedule.rules.obstacles import OF_SPACES, Case, broken, touches, within
from app.schedule.rules.problem import Placement, Plan, Problem, Requirement, Window
from app.schedule.rules.standing import Board

NOWHERE = ""
"""The key that stands for "in no space"."""


class Hindrance(NamedTuple):
    """Starts in `window` would break `requirement`, together with `others` if it is about pairs."""

    window: Window
    requirement: Requirement
    others: tuple[str, ...] = ()


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
    asked = [one for one in problem.requirements if touches(anywhere, one)]
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
    if requirement.kind in OF_SPACES:
        return case.space
    return case.venue if requirement.kind == "party" else None


def _clipped(case: Case, requirement: Requirement) -> Iterator[Hindrance]:
    for window, others in broken(case, requirement):
        clipped = within(window, case.whole)
        if clipped.start < clipped.end:
            yield Hindrance(clipped, requirement, others)


def at_once(problem: Problem, plan: Plan, key: str, to: Placement) -> list[Hindrance]:
    """Return what stands in the way of one placement."""
    ways = hindrances(problem, plan, key).get(to.space or NOWHERE, [])
    return [one for one in ways if one.window.start <= to.start < one.window.end]
