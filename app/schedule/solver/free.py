"""The search for free activities: the model is drawn, searched, and its answer read back."""

from ortools.sat.python import cp_model

from app.schedule.rules.checking import cost, faults, price
from app.schedule.rules.problem import Outcome, Plan, Problem
from app.schedule.solver.building import Builder
from app.schedule.solver.drawing import draw
from app.schedule.solver.parts import improve
from app.schedule.solver.reasons import reason
from app.schedule.solver.running import run
from app.schedule.solver.starts import choices
from app.schedule.solver.watch import Watch

LARGE = 150
"""Activities that can move, beyond which parts come first: one model is slow to begin."""


def solve_free(problem: Problem, watch: Watch, *, workers: int) -> Outcome:
    """Place the free activities; talks may only be there as fixed ones."""
    with watch.beating(lambda: None):
        return _solve(problem, watch, workers)


def _solve(problem: Problem, watch: Watch, workers: int) -> Outcome:
    """Build a plan, or look for any, or say why there is none; then look for the best."""
    options = choices(problem)
    hard = {one.key for one in problem.requirements if one.weight is None}
    builder = Builder(problem, options, hard, watch)
    watch.bounded(builder.least())
    built = builder.build()
    if built is not None and not broken(problem, built):
        watch.found(built, price(problem, built))
    else:
        strict = draw(problem, options, hard=hard, soft=False)
        strict.hint(built or problem.present)
        if run(strict, watch, workers) == cp_model.INFEASIBLE:
            return Outcome(status="impossible", reason=reason(problem, options, watch))
    if watch.plan is not None and sum(not one.activity.fixed for one in options.values()) > LARGE:
        improve(problem, options, hard, watch, workers)
    if watch.objective != watch.bound:
        draft = draw(problem, options, hard=hard)
        draft.hint(watch.plan or problem.present)
        if run(draft, watch, workers) == cp_model.OPTIMAL and watch.objective is not None:
            watch.bounded(watch.objective)
    return outcome(problem, watch)


def broken(problem: Problem, plan: Plan) -> bool:
    """Tell whether a plan breaks anything hard."""
    return any(one.requirement.weight is None for one in faults(problem, plan))


def outcome(problem: Problem, watch: Watch) -> Outcome:
    """Return the best plan, and whether it is proven to be the best."""
    if watch.plan is None or watch.objective is None:
        return Outcome(status="unknown", bound=watch.bound)
    if watch.bound is not None and watch.bound > watch.objective:
        raise AssertionError(f"no plan can cost less than {watch.bound}: {watch.objective}")
    proven = watch.bound == watch.objective
    return Outcome(
        status="optimal" if proven else "feasible",
        plan=watch.plan,
        objective=watch.objective,
        bound=watch.objective if proven else watch.bound,
        counts=cost(problem, watch.plan),
        first=watch.first,
    )
