"""What a person asks of the solver: what may move, what gives way, and what a repair minds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.schedule.rules.problem import Activity, Placement, Plan, Problem, Requirement

# What a requirement costs that a person lets give way, for each time that it is broken.
GIVES_WAY = 200
# All that a repair minds besides what must hold: to move little, nobody at night, sports on courts.
MINDED = frozenset({"place", "keep", "unsocial", "night", "ground"})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked: whether all must be placed, and which requirements give way, by their key.

    Whether a repair keeps to what is `announced`, or else to the draft.
    """

    everything: bool = True
    gives_way: frozenset[str] = frozenset()
    announced: bool = True


def narrowed(problem: Problem, asked: Asked) -> Problem:
    """Return the problem as it was asked for.

    What may not move and stands nowhere is not asked for: it can find no place.
    """
    aside = {one.key for one in problem.activities if one.fixed} - problem.present.keys()
    found = (
        _asked(one, asked)
        for one in problem.requirements
        if one.kind != "place" or not aside.issuperset(one.subjects)
    )
    return replace(problem, requirements=tuple(found))


def _asked(one: Requirement, asked: Asked) -> Requirement:
    """Return the requirement with the weight that it has for this search."""
    if one.key in asked.gives_way:
        return replace(one, weight=GIVES_WAY if one.weight is None else one.weight)
    if one.kind == "place" and asked.everything:
        return replace(one, weight=None)
    return one


def still_there(problem: Problem, announced: Plan) -> Plan:
    """Return what is announced of activities that there still are; a lost space is none."""
    known, spaces = ({one.key for one in found} for found in (problem.activities, problem.spaces))
    return {
        key: there._replace(space=there.space if there.space in spaces else None)
        for key, there in announced.items()
        if key in known
    }


def keeping(problem: Problem, announced: Plan) -> tuple[Problem, frozenset[str]]:
    """Return the draft's problem with what is announced as its present plan, and what is kept so.

    What does not move, or cannot stand where it was announced, is kept where the draft has it, as
    is all that is in the draft alone.
    """
    kept = {
        one.key: announced[one.key]
        for one in problem.activities
        if one.key in announced and not one.fixed and _housed(one, announced[one.key])
    }
    return replace(problem, present={**problem.present, **kept}), frozenset(kept)


def _housed(activity: Activity, there: Placement) -> bool:
    return there.space in activity.spaces if activity.spaces else there.space is None


def repairing(
    problem: Problem, placed: Collection[str], announced: Collection[str] = ()
) -> Problem:
    """Return the problem of a repair: all that was placed stays placed if it can, and moves little.

    One activity more on the board outweighs all moves, one move fewer of what is `announced` all
    others, and one of these all that is minded besides; so the plan that is proven to be the best
    moves as few activities as can be.
    """
    minded = [one for one in problem.requirements if _minded(one)]
    least = 1 + sum(_most(one, problem) for one in minded if one.weight is not None)
    told = {key for key in placed if key in announced}
    others = least * (len(placed) - len(told) + 1)
    keeps = [_keep(key, others if key in told else least) for key in sorted(placed)]
    places = [
        replace(one, weight=others * (len(told) + 1)) if one.kind == "place" else one
        for one in minded
        if one.kind != "keep"
    ]
    return replace(problem, requirements=(*places, *keeps))


def _minded(one: Requirement) -> bool:
    return one.weight is None or one.kind == "place" or one.about in MINDED


def _most(one: Requirement, problem: Problem) -> int:
    """Return the most that a minded wish can cost; places and keeps are weighed anew."""
    if one.kind in {"place", "keep"} or one.weight is None:
        return 0
    return one.weight * len(problem.activities) ** 2


def _keep(key: str, weight: int) -> Requirement:
    return Requirement(key=f"keep:{key}", kind="keep", subjects=(key,), weight=weight, about="keep")


def moved_least(problem: Problem, counts: Mapping[str, int]) -> int:
    """Return how many activities a repair moved, or took off the board."""
    keeps = (one.key for one in problem.requirements if one.kind == "keep")
    return sum(counts.get(key, 0) for key in keeps)
