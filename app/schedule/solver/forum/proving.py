"""The bound: the master model searched on its own core, which now and then finds a plan as well."""

from collections.abc import Callable
from math import ceil, inf
from threading import Thread

from ortools.sat.python import cp_model

from app.schedule.solver.forum.decoding import content_of
from app.schedule.solver.forum.grid import Grid
from app.schedule.solver.forum.layout import Content
from app.schedule.solver.forum.master import Master, master_of

ROUNDING = 1e-6
# Of the time: for the tracks one by one.
FOR_EACH = 0.25
Take = Callable[[list[Content]], None]


class _Found(cp_model.CpSolverSolutionCallback):
    """Takes every plan that the model comes across."""

    def __init__(self, proof: "Proof") -> None:
        """Remember whose plans they are."""
        super().__init__()
        self.proof = proof

    def on_solution_callback(self) -> None:
        """Give spaces and slots to what the model decided."""
        self.proof.decode(self.boolean_value)


class Proof:
    """A search for the bound that may be started beside another search, and stopped."""

    def __init__(self, grid: Grid, bounded: Callable[[int], None], take: Take) -> None:
        """Remember who is told."""
        self.grid, self._bounded, self._take = grid, bounded, take
        self.solver = cp_model.CpSolver()
        self.status: object = cp_model.UNKNOWN
        self.master: Master | None = None
        self.tracks = [track for track, talks in enumerate(grid.talks_of) if talks]
        self._stopped = False
        self._thread: Thread | None = None

    def run(self, seconds: float, workers: int = 1, *, first: bool = False) -> None:
        """Search here and now, at most so many seconds; `first`: only until a plan is found."""
        self.master = master_of(self.grid, self.tracks)
        parameters = self.solver.parameters
        parameters.num_workers = workers
        parameters.max_time_in_seconds = seconds
        # With all constraints in it the linear relaxation is worth its time here: N2OR's bound
        # is found in two seconds with it and not at all without.
        parameters.linearization_level = 2
        parameters.stop_after_first_solution = first
        self.solver.best_bound_callback = self._tell
        if not first:
            self._each(seconds * FOR_EACH)
        if self._stopped:
            return
        self.status = self.solver.solve(self.master.model, _Found(self))
        self._tell(self.solver.best_objective_bound)

    def _each(self, seconds: float) -> None:
        """Add up what each track costs at least if it had the forum for itself."""
        found = 0
        for track in self.tracks:
            if self._stopped:
                return
            master = master_of(self.grid, [track])
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            solver.parameters.max_time_in_seconds = seconds / len(self.tracks)
            status = solver.solve(master.model)
            if status in {cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN}:
                found += max(0, ceil(solver.best_objective_bound - ROUNDING))
        self._bounded(found)

    def start(self, seconds: float, workers: int) -> None:
        """Search beside others."""
        self._thread = Thread(target=self.run, args=(seconds, workers), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the search, and wait for its end."""
        self._stopped = True
        self.solver.stop_search()
        if self._thread is not None:
            self._thread.join()

    def _tell(self, bound: float) -> None:
        """Tell a bound; prices are whole."""
        if self._stopped:
            # Said while the model was still being stated, the word would have been lost.
            self.solver.stop_search()
        if self.status != cp_model.INFEASIBLE and -inf < bound < inf:
            self._bounded(max(0, ceil(bound - ROUNDING)))

    def decode(self, value: Callable[[cp_model.IntVar], bool]) -> None:
        """Turn a solution of the model into a layout's content, if it can be one."""
        if self.master is None:
            return
        stands: dict[int, list[int]] = {track: [] for track in range(len(self.grid.talks_of))}
        for (track, cell), variable in self.master.at.items():
            if value(variable):
                stands[track].append(cell)
        blocks = {talk: block for (talk, block), one in self.master.on.items() if value(one)}
        chosen = {talk: cell for (talk, cell), one in self.master.into.items() if value(one)}
        content = content_of(self.grid, stands, blocks, chosen)
        if content is not None:
            self._take(content)
