"""Which talks of a repair stay where they are: all that may, then fewer if that has no plan."""

from collections.abc import Iterator
from dataclasses import replace

from app.schedule.rules.checking import faults
from app.schedule.rules.forum import forum_faults
from app.schedule.rules.problem import Problem


def helds(problem: Problem) -> Iterator[Problem]:
    """Yield the problem with fewer and fewer talks held fast, at last with none.

    Talks are held only where moving them counts, and only those that stand as they may: first each
    of these, then those whose whole track stands so.
    """
    minded = {key for one in problem.requirements if one.kind == "keep" for key in one.subjects}
    if minded:
        wrong = _wrong(problem)
        stand = {
            one.key
            for one in problem.activities
            if one.slots and one.key in minded and one.key in problem.present
        } - wrong
        tracks = {one.track for one in problem.activities if one.slots and one.key not in stand}
        whole = {one.key for one in problem.activities if one.track not in tracks} & stand
        for held in (stand, whole):
            if held:
                yield _held(problem, held)
    yield problem


def _held(problem: Problem, keys: set[str]) -> Problem:
    """Return the problem with these talks fixed."""
    return replace(
        problem,
        activities=tuple(
            replace(one, fixed=True) if one.key in keys else one for one in problem.activities
        ),
    )


def _wrong(problem: Problem) -> set[str]:
    """Return the talks that cannot stay where they are, whatever else moves."""
    stays = {one.key for one in problem.activities if one.slots or one.fixed}
    plan = {key: at for key, at in problem.present.items() if key in stays}
    found = {key for _, key in forum_faults(problem, plan)}
    for one in faults(problem, plan):
        if one.requirement.weight is None:
            found.update(one.activities)
    return found
