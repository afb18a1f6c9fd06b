"""Runs one model: every plan and bound is told to the watch, and its word to stop is heard."""

from math import ceil

from ortools.sat.python import cp_model

from app.schedule.rules.checking import price
from app.schedule.solver.model import Draft
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


def run(draft: Draft, watch: Watch, workers: int) -> object:
    """Search one model for as long as is left."""
    if not watch.left:
        return cp_model.UNKNOWN
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = watch.left
    solver.parameters.num_workers = workers
    if draft.part:
        # A part is soon searched, probing it takes longer.
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
    elif draft.costs:
        solver.best_bound_callback = lambda bound: watch.bounded(ceil(bound - 1e-6))
    with watch.beating(solver.stop_search):
        return solver.solve(draft.model, Found(draft, watch))
