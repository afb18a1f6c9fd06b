"""Why a forum has no plan: what must hold and cannot hold together, as few of it as time allows."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from ortools.sat.python import cp_model

from app.schedule.rules.problem import Outcome, Problem, Requirement
from app.schedule.solver.forum.confining import Confines, confines_of, hard
from app.schedule.solver.forum.exact import exact_of, small
from app.schedule.solver.forum.forbidding import confined
from app.schedule.solver.forum.grid import grid_of
from app.schedule.solver.forum.master import placed
from app.schedule.solver.forum.packing import solver_for

PATIENCE = 6.0
"""Seconds in which to leave out what is not to blame."""
GLANCE = 1.5
"""Seconds for one question at most."""


def explained(problem: Problem, found: Outcome, confines: Confines) -> Outcome:
    """Return the outcome with its reason.

    Where more was left out than must be, nothing is proven. Where talks or tracks are too much for
    any plan, they are the reason by themselves.
    """
    if not confines:
        return found
    asking = _Asking(problem)
    keys = [one for one in hard(problem) if confines_of(problem, [one])]
    if asking.impossible([]):
        return found
    if confines.partly or not asking.impossible(keys):
        return Outcome(status="unknown", bound=0)
    return replace(found, reason=tuple(one.key for one in asking.least(keys)))


class _Asking:
    """The questions that are put about a forum that has no plan."""

    def __init__(self, problem: Problem) -> None:
        talks = tuple(one for one in problem.activities if one.slots)
        rooms = {space for one in talks for space in one.spaces}
        spaces = tuple(one for one in problem.spaces if one.key in rooms)
        alone = replace(problem, activities=talks, spaces=spaces, requirements=())
        assert problem.forum is not None
        self.problem, self.grid = problem, grid_of(alone, problem.forum)
        self.until = monotonic() + PATIENCE

    def impossible(self, requirements: Sequence[Requirement]) -> bool:
        """Tell whether it is proven that these alone leave no plan."""
        grid = confined(self.grid, confines_of(self.problem, requirements))
        tracks = [track for track, talks in enumerate(grid.talks_of) if talks]
        master = exact_of(grid).master if small(grid) else placed(grid, tracks)
        solver = solver_for(max(0.01, min(GLANCE, self.until - monotonic())))
        solver.parameters.stop_after_first_solution = True
        return solver.solve(master.model) == cp_model.INFEASIBLE

    def least(self, keys: list[Requirement]) -> list[Requirement]:
        """Leave out halves, quarters and at last single ones that are not needed."""
        size = len(keys) // 2
        while size and monotonic() < self.until:
            for first in range(0, len(keys), size):
                left = keys[:first] + keys[first + size :]
                if len(left) < len(keys) and self.impossible(left):
                    keys = left
                    break
            else:
                size //= 2
        return keys
