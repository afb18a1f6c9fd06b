"""The bound: models searched on a core of their own, which now and then find a plan as well."""

from collections.abc import Callable
from math import ceil, inf
from threading import Thread
from time import monotonic

from ortools.sat.python import cp_model

from app.schedule.solver.forum.decoding import content_of, content_of_seats
from app.schedule.solver.forum.exact import Exact, exact_of, small
from app.schedule.solver.forum.grid import Grid
from app.schedule.solver.forum.layout import Content
from app.schedule.solver.forum.master import Master, master_of

ROUNDING = 1e-6
# Of the time: for the tracks one by one.
FOR_EACH, HARDER = 0.25, 4
# Seconds that a model may take to hear that it is to stop; stating a large one takes longer.
PATIENCE = 1.0
Value = Callable[[cp_model.IntVar], bool]
Decode = Callable[[Value], list[Content] | None]
Take = Callable[[list[Content]], None]


class _Found(cp_model.CpSolverSolutionCallback):
    """Takes every plan that a model comes across."""

    def __init__(self, decode: Decode, take: Take, *, first: bool) -> None:
        """Remember how it is read, who is told, and whether the first is enough."""
        super().__init__()
        self.decode, self.take, self.first = decode, take, first

    def on_solution_callback(self) -> None:
        """Turn what the model decided into the content of cells, if it can be that."""
        content = self.decode(self.boolean_value)
        if content is not None:
            self.take(content)
            if self.first:
                self.stop_search()


class Proof:
    """A search for the bound that may be started beside another search, and stopped."""

    def __init__(self, grid: Grid, bounded: Callable[[int], None], take: Take) -> None:
        """Remember who is told."""
        self.grid, self._bounded, self._take = grid, bounded, take
        self.solver = cp_model.CpSolver()
        self.status: object = cp_model.UNKNOWN
        self.tracks = [track for track, talks in enumerate(grid.talks_of) if talks]
        self._stopped = False
        self._thread: Thread | None = None

    @property
    def refuted(self) -> bool:
        """Tell whether it is proven that there is no plan."""
        return self.status == cp_model.INFEASIBLE

    def run(self, seconds: float, workers: int = 1) -> None:
        """Search here and now, at most so many seconds."""
        until = monotonic() + seconds
        self._each(seconds * FOR_EACH)
        self.whole(until - monotonic(), workers)
        if self.status == cp_model.OPTIMAL and small(self.grid):
            self.slots(until - monotonic(), workers)

    def whole(self, seconds: float, workers: int = 1, *, first: bool = False) -> None:
        """Search the master model, at most so many seconds; `first`: only until a plan is found."""
        master = master_of(self.grid, self.tracks)

        def decode(value: Value) -> list[Content] | None:
            return _decoded(master, value)

        self._search(master.model, decode, seconds, workers, first=first)

    def slots(self, seconds: float, workers: int = 1, *, first: bool = False) -> None:
        """Search the exact model, for a forum that is small, in the same way."""
        exact = exact_of(self.grid)

        def decode(value: Value) -> list[Content]:
            return _seated(exact, value)

        self._search(exact.master.model, decode, seconds, workers, first=first)

    def _search(
        self,
        model: cp_model.CpModel,
        decode: Decode,
        seconds: float,
        workers: int,
        *,
        first: bool,
    ) -> None:
        """Search one model."""
        if self._stopped or seconds <= 0:
            self.status = cp_model.UNKNOWN
            return
        parameters = self.solver.parameters
        parameters.num_workers = workers
        parameters.max_time_in_seconds = seconds
        # With all constraints in it the linear relaxation is worth its time here: N2OR's bound
        # is found in two seconds with it and not at all without.
        parameters.linearization_level = 2
        self.solver.best_bound_callback = self._tell
        self.status = self.solver.solve(model, _Found(decode, self._take, first=first))
        if self.status != cp_model.INFEASIBLE:
            self._tell(self.solver.best_objective_bound)

    def _each(self, seconds: float) -> None:
        """Add up what each track costs at least if it had the forum for itself."""
        found, until = 0, monotonic() + seconds
        for place, track in enumerate(self.tracks):
            left = until - monotonic()
            if self._stopped or left <= 0:
                break
            master = master_of(self.grid, [track])
            solver = cp_model.CpSolver()
            solver.parameters.num_workers = 1
            # What easy tracks leave over is for those that are not.
            solver.parameters.max_time_in_seconds = left * HARDER / (len(self.tracks) - place)
            if solver.solve(master.model) != cp_model.INFEASIBLE:
                found += max(0, ceil(solver.best_objective_bound - ROUNDING))
        self._bounded(found)

    def start(self, seconds: float, workers: int) -> None:
        """Search beside others."""
        self._thread = Thread(target=self.run, args=(seconds, workers), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the search; it is not waited for longer than it is worth."""
        self._stopped = True
        self.solver.stop_search()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _tell(self, bound: float) -> None:
        """Tell a bound; prices are whole."""
        if self._stopped:
            # Said while the model was still being stated, the word would have been lost.
            self.solver.stop_search()
        if -inf < bound < inf:
            self._bounded(max(0, ceil(bound - ROUNDING)))


def _decoded(master: Master, value: Value) -> list[Content] | None:
    """Read a solution of the master model."""
    stands: dict[int, list[int]] = {track: [] for track in master.tracks}
    for (track, cell), variable in master.at.items():
        if value(variable):
            stands[track].append(cell)
    blocks = {talk: block for (talk, block), one in master.on.items() if value(one)}
    chosen = {talk: cell for (talk, cell), one in master.into.items() if value(one)}
    return content_of(master.grid, stands, blocks, chosen)


def _seated(exact: Exact, value: Value) -> list[Content]:
    """Read a solution of the exact model."""
    return content_of_seats(exact.grid, [key for key, seat in exact.seats.items() if value(seat)])
