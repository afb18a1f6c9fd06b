"""A forum with free activities around it: the talks first, then everything else around them."""

from dataclasses import replace

from app.schedule.rules.checking import cost, faults, price
from app.schedule.rules.problem import Activity, Outcome, Plan, Problem, Requirement
from app.schedule.rules.standing import Board
from app.schedule.solver.forum.search import solve_forum
from app.schedule.solver.free import solve_free
from app.schedule.solver.watch import Watch

SHARE = 0.6
"""The part of the time that the talks get."""
DEAR = 10**6
"""What it costs to break what the talks break among themselves already."""


def solve_mixed(problem: Problem, watch: Watch, *, workers: int) -> Outcome:
    """Place the talks, then the free activities with the talks where they are."""
    talks = tuple(one for one in problem.activities if one.slots)
    # Plans are told once they are whole: until then only the seconds and the bound go out.
    first = Watch(watch.seconds * SHARE, lambda told: watch.goes_on(bound=told.bound))
    placed = solve_forum(replace(problem, activities=talks), first, workers=workers)
    if placed.plan is None or placed.objective is None:
        return placed
    rest = Watch(watch.left, lambda _: watch.goes_on())
    around = solve_free(_around(problem, placed.plan), rest, workers=workers)
    if around.plan is None:
        return around
    objective = placed.objective + price(problem, around.plan)
    watch.found(around.plan, objective)
    proven = objective == placed.bound
    return Outcome(
        status="optimal" if proven else "feasible",
        plan=around.plan,
        objective=objective,
        bound=placed.bound,
        counts={**placed.counts, **cost(problem, around.plan)},
        first=watch.first,
    )


def _around(problem: Problem, talks: Plan) -> Problem:
    """Return the problem of what is free, with the talks as fixed activities of their length."""
    board = Board(problem, talks)
    broken = {one.requirement.key for one in faults(problem, talks, only=talks.keys())}
    return replace(
        problem,
        activities=tuple(_fixed(one, board) for one in problem.activities),
        requirements=tuple(_eased(one, broken) for one in problem.requirements),
        present={**problem.present, **talks},
        forum=None,
    )


def _fixed(activity: Activity, board: Board) -> Activity:
    if not activity.slots:
        return activity
    stands = board.by_key.get(activity.key)
    minutes = activity.minutes if stands is None else stands.end - stands.start
    return replace(activity, minutes=minutes, fixed=True, slots=0)


def _eased(requirement: Requirement, broken: set[str]) -> Requirement:
    """Make dear instead of impossible what no place of the free activities could mend."""
    if requirement.weight is None and requirement.key in broken:
        return replace(requirement, weight=DEAR)
    return requirement
