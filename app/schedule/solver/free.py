"""The search for free activities: the model is drawn, searched, and its answer read back."""

from math import ceil

from ortools.sat.python import cp_model

from app.schedule.rules.checking import cost, faults, price
from app.schedule.rules.problem import Outcome, Plan, Problem
from app.schedule.solver.building import Builder
from app.schedule.solver.drawing import draw
from app.schedule.solver.model import Draft
from app.schedule.solver.reasons import reason
from app.schedule.solver.starts import choices
from app.schedule.solver.watch import Watch


class Found(cp_model.CpSolverSolutionCallback):
    """Takes every plan that the search comes across."""

    def __init__(self, draft: Draft, watch: Watch) -> None:
        """Remember whose plans they are, and who watches."""
        super().__init__()
        self.draft, self.watch = draft, watch

    def on_solution_callback(self) -> None:
        """Read the plan, and count what it costs as everybody counts it."""
        plan = self.draft.plan(self)
        self.watch.found(plan, price(self.draft.problem, plan))


def solve_free(problem: Problem, watch: Watch, *, workers: int) -> Outcome:
    """Place the free activities; talks may only be there as fixed ones."""
    options = choices(problem)
    hard = {one.key for one in problem.requirements if one.weight is None}
    watch.bounded(0)
    built = Builder(problem, options, hard, watch).build()
    if built is not None and not broken(problem, built):
        watch.found(built, price(problem, built))
    else:
        strict = draw(problem, options, hard=hard, soft=False)
        strict.hint(built or problem.present)
        if run(strict, watch, workers) == cp_model.INFEASIBLE:
            return Outcome(status="impossible", reason=reason(problem, options, watch))
    if watch.objective != watch.bound:
        draft = draw(problem, options, hard=hard)
        draft.hint(watch.plan or problem.present)
        if run(draft, watch, workers) == cp_model.OPTIMAL and watch.objective is not None:
            watch.bounded(watch.objective)
    return outcome(problem, watch)


def broken(problem: Problem, plan: Plan) -> bool:
    """Tell whether a plan breaks anything hard."""
    return any(one.requirement.weight is None for one in faults(problem, plan))


def run(draft: Draft, watch: Watch, workers: int) -> object:
    """Search one model, and tell the watch of every plan and bound."""
    if not watch.left:
        return cp_model.UNKNOWN
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = watch.left
    solver.parameters.num_workers = workers
    if draft.costs:
        solver.best_bound_callback = lambda bound: watch.bounded(ceil(bound - 1e-6))
    with watch.beating(solver.stop_search):
        return solver.solve(draft.model, Found(draft, watch))


def outcome(problem: Problem, watch: Watch) -> Outcome:
    """Return the best plan, and whether it is proven to be the best."""
    if watch.plan is None or watch.objective is None:
        return Outcome(status="unknown", bound=watch.bound)
    proven = watch.bound is not None and watch.bound >= watch.objective
    return Outcome(
        status="optimal" if proven else "feasible",
        plan=watch.plan,
        objective=watch.objective,
        bound=watch.objective if proven else watch.bound,
        counts=cost(problem, watch.plan),
        first=watch.first,
    )
