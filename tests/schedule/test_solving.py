"""The solver beside the checker, and beside all the plans that there are."""

from itertools import product

from hypothesis import given, settings

from app.schedule.rules import checking
from app.schedule.rules.problem import Activity, Placement, Problem, Requirement, Window
from app.schedule.solver import solve
from tests.schedule.problems import PATIENCE, long, problems


def hard_faults(problem, plan):
    return [one for one in checking.faults(problem, plan) if one.requirement.weight is None]


def may_stand(problem, activity):
    """Return everywhere that an activity may stand, and None for nowhere."""
    present = problem.present.get(activity.key)
    if activity.fixed:
        return [present]
    found = {
        Placement(start, space)
        for space in activity.spaces or (None,)
        for day in problem.days
        for start in range(day.start, day.end - activity.minutes + 1, problem.step)
    }
    return [None, *found, *({present} - {None} - found)]


def least_price(problem):
    """Try every plan."""
    prices = []
    for stands in product(*(may_stand(problem, one) for one in problem.activities)):
        pairs = zip(problem.activities, stands, strict=True)
        plan = {one.key: placement for one, placement in pairs if placement is not None}
        if not hard_faults(problem, plan):
            prices.append(checking.price(problem, plan))
    return min(prices)


@settings(max_examples=15)
@given(problems(most=2))
def test_no_plan_is_better_than_the_one_found(problem):
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    assert outcome.status == "optimal"
    assert hard_faults(problem, outcome.plan) == checking.misplaced(problem, outcome.plan) == []
    assert outcome.counts == checking.cost(problem, outcome.plan)
    assert outcome.objective == outcome.bound == checking.price(problem, outcome.plan)
    assert outcome.objective == least_price(problem)


@settings(max_examples=10)
@given(problems(most=7))
def test_what_a_plan_solves_is_solved(problem):
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    assert outcome.status == "optimal"
    assert hard_faults(problem, outcome.plan) == checking.misplaced(problem, outcome.plan) == []
    assert outcome.objective == checking.price(problem, outcome.plan)


def test_who_says_stop_gets_the_best_plan_so_far():
    problem, told = long(), []

    def follow(progress):
        told.append(progress)
        return progress.objective is None

    outcome = solve(problem, seconds=PATIENCE, workers=1, follow=follow)
    assert told[-1].seconds < PATIENCE / 2
    assert outcome.status == "feasible"
    assert hard_faults(problem, outcome.plan) == []
    assert outcome.bound < outcome.objective == checking.price(problem, outcome.plan)
    assert outcome.first is not None


def test_who_says_stop_at_once_gets_no_plan_that_breaks_anything():
    outcome = solve(long(), seconds=PATIENCE, workers=1, follow=lambda _: False)
    assert outcome.status in {"feasible", "unknown"}
    assert outcome.plan is None or hard_faults(long(), outcome.plan) == []


def test_nothing_to_place_is_a_plan_too():
    outcome = solve(Problem(days=(), spaces=(), activities=()), seconds=PATIENCE, workers=1)
    assert (outcome.status, outcome.plan, outcome.objective, outcome.bound) == ("optimal", {}, 0, 0)


def test_a_repair_moves_as_little_as_can_be():
    hours = [Placement(60 * number, None) for number in range(4)]
    keys = ("a", "b", "c", "d")
    problem = Problem(
        days=(Window(0, 360),),
        spaces=(),
        activities=tuple(Activity(key=key, minutes=60, parties=frozenset("p")) for key in keys),
        requirements=(
            Requirement(key="place", kind="place", subjects=keys),
            Requirement(key="party", kind="party", subjects=("p",)),
            Requirement(key="late", kind="within", subjects=("a",), windows=(Window(60, 180),)),
            Requirement(key="keep", kind="keep", subjects=keys, weight=1),
        ),
        present=dict(zip(keys, hours, strict=True)),
    )
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    assert (outcome.status, outcome.counts) == ("optimal", {"keep": 2})
