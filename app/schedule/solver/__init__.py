"""The search for timetables: plain data in, plain data out, and the solver's library only here."""

from collections.abc import Callable

from app.schedule.rules.problem import Outcome, Problem, Progress
from app.schedule.solver.forum.search import solve_forum
from app.schedule.solver.free import solve_free
from app.schedule.solver.mixed import solve_mixed
from app.schedule.solver.watch import Watch


def solve(
    problem: Problem,
    *,
    seconds: float,
    workers: int,
    follow: Callable[[Progress], bool] | None = None,
) -> Outcome:
    """Find a plan of small cost in at most so many seconds; `follow` answers False to stop."""
    watch = Watch(seconds, follow)
    talks = [bool(one.slots) for one in problem.activities]
    if problem.forum is None or not any(talks):
        return solve_free(problem, watch, workers=workers)
    if all(talks) and not problem.requirements:
        return solve_forum(problem, watch, workers=workers)
    return solve_mixed(problem, watch, workers=workers)
