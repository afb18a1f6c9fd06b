"""Why nothing fits: a set of hard requirements that cannot hold together, and none too many."""

from collections.abc import Callable, Collection, Mapping, Sequence

from ortools.sat.python import cp_model

from app.schedule.rules.problem import Problem
from app.schedule.solver.drawing import draw
from app.schedule.solver.starts import Choice, minutes_of
from app.schedule.solver.watch import Watch

PATIENCE = 5.0
"""Seconds for the whole question; what is not proven to be too much by then stays in."""
Impossible = Callable[[Collection[str]], bool]


def reason(problem: Problem, choices: Mapping[str, Choice], watch: Watch) -> tuple[str, ...]:
    """Return the keys of such a set, in the order of the problem's requirements."""
    keys = [one.key for one in problem.requirements if one.weight is None]
    asking = Asking(problem, choices, Watch(max(PATIENCE, watch.left), watch.follow))
    alone = [found for one in choices.values() if (found := asking.alone(one))]
    least = min(alone, key=len) if alone else asking.together(keys)
    return tuple(key for key in keys if key in least)


class Asking:
    """The questions that are put about a problem that has no plan."""

    def __init__(self, problem: Problem, choices: Mapping[str, Choice], watch: Watch) -> None:
        """Leave out the soft requirements: they forbid nothing."""
        self.problem, self.choices, self.watch = problem, choices, watch
        self.strict = {one.key: one for one in problem.requirements if one.weight is None}

    def alone(self, choice: Choice) -> set[str]:
        """Return what leaves one activity no start at all; empty if there is nothing like that."""
        key = choice.activity.key
        placing = [
            one.key for one in self.strict.values() if one.kind == "place" and key in one.subjects
        ]
        if not choice.activity.fixed and not placing:
            return set()
        if choice.activity.fixed and choice.options:
            placing = []

        def empty(keys: Collection[str]) -> bool:
            return not any(
                minutes_of(self.problem, choice, space, starts)
                for space, starts in choice.under(keys).items()
            )

        limits = [limit.requirement.key for limit in choice.limits]
        keys = [one for one in dict.fromkeys(limits) if one in self.strict]
        if not empty(keys) or not (placing or choice.options):
            return set()
        return {*least(keys, empty), *placing[:1]}

    def together(self, keys: Sequence[str]) -> set[str]:
        """Return what cannot hold together, found by search."""
        core = self.core(keys)
        return set(least(core if self.impossible(core) else keys, self.impossible))

    def core(self, keys: Sequence[str]) -> Sequence[str]:
        """Return some of the keys that a first search blames, or all of them."""
        draft = draw(self.problem, self.needed(keys), hard=set(keys), soft=False, guarded=True)
        guards = {guard.index: key for key, guard in draft.guards.items()}
        draft.model.add_assumptions(list(draft.guards.values()))
        solver = self.solver()
        if self.run(solver, draft.model) != cp_model.INFEASIBLE:
            return keys
        blamed = {guards[one] for one in solver.sufficient_assumptions_for_infeasibility()}
        return [key for key in keys if key in blamed]

    def impossible(self, keys: Collection[str]) -> bool:
        """Tell whether it is proven that these alone have no plan."""
        draft = draw(self.problem, self.needed(keys), hard=set(keys), soft=False)
        return self.run(self.solver(), draft.model) == cp_model.INFEASIBLE

    def needed(self, keys: Collection[str]) -> dict[str, Choice]:
        """Return the activities that cannot be left out: what is not placed breaks nothing else."""
        must = {
            key
            for one in map(self.strict.__getitem__, keys)
            if one.kind in {"place", "keep"}
            for key in one.subjects
        }
        return {key: one for key, one in self.choices.items() if key in must or one.activity.fixed}

    def solver(self) -> cp_model.CpSolver:
        """Return a solver for one question."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = max(0.01, self.watch.left / 2)
        return solver

    def run(self, solver: cp_model.CpSolver, model: cp_model.CpModel) -> object:
        """Put the question, unless told to stop."""
        if not self.watch.left:
            return cp_model.UNKNOWN
        with self.watch.beating(solver.stop_search):
            return solver.solve(model)


def least(keys: Sequence[str], impossible: Impossible) -> list[str]:
    """Return a part of the keys that is impossible, and of which nothing can be left out.

    Halves are tried first (Junker, QuickXplain, AAAI 2004), so few questions are asked when few
    keys are to blame. The keys together must be impossible.
    """

    def among(held: list[str], *, new: bool, keys: list[str]) -> list[str]:
        if new and impossible(held):
            return []
        if len(keys) == 1:
            return keys
        first, second = keys[: len(keys) // 2], keys[len(keys) // 2 :]
        later = among(held + first, new=True, keys=second)
        return among(held + later, new=bool(later), keys=first) + later

    return among([], new=True, keys=list(keys)) if keys else []
