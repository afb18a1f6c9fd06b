"""Why nothing fits: a set of hard requirements that cannot hold together, and none too many."""

from collections.abc import Callable, Collection, Mapping, Sequence

from ortools.sat.python import cp_model

from app.schedule.rules.checking import faults
from app.schedule.rules.problem import Problem
from app.schedule.solver.building import Builder
from app.schedule.solver.drawing import draw
from app.schedule.solver.starts import Choice, minutes_of
from app.schedule.solver.watch import Watch

PATIENCE = 5.0
"""Seconds for one question at most; what is not proven to be too much by then stays in."""
GLANCE = 0.5
"""Seconds to find what may give way: any such set will do, a small one is better."""
Impossible = Callable[[Collection[str]], bool]


def reason(problem: Problem, choices: Mapping[str, Choice], watch: Watch) -> tuple[str, ...]:
    """Return the keys of such a set, in the order of the problem's requirements."""
    keys = [one.key for one in problem.requirements if one.weight is None]
    asking = Asking(problem, choices, Watch(max(PATIENCE, watch.left), watch.follow))
    alone = [found for one in choices.values() if (found := asking.alone(one))]
    known = min(alone, key=len) if alone else asking.together(keys)
    asking.watch = Watch(PATIENCE, watch.follow)
    found = asking.smallest(keys, known) if len(known) > 1 else known
    return tuple(key for key in keys if key in found)


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
        found = least(core if self.impossible(core) else keys, self.impossible)
        return set(found)

    def smallest(self, keys: Sequence[str], known: set[str]) -> set[str]:
        """Return a smallest such set, or the known one if patience ends before it is proven.

        Every such set has a part in whatever has to give way to make the rest possible. So the
        fewest keys with a part in all that was seen to give way are either impossible themselves,
        or show something more that has to (Ignatiev and others, CP 2015).
        """
        draft = draw(self.problem, self.needed(keys), hard=set(keys), soft=False, guarded=True)
        draft.model.maximize(sum(draft.guards.values()))
        giving = [{key} for key in known if self.possible(set(keys) - {key})]
        while self.watch.left:
            fewest = self.hitting(giving)
            if fewest is None or len(fewest) >= len(known):
                break
            if self.impossible(fewest):
                return fewest
            model, solver = draft.model.clone(), self.solver(GLANCE)
            for key in fewest:
                model.add(model.get_bool_var_from_proto_index(draft.guards[key].index) == 1)
            if self.run(solver, model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
                break
            giving.append({key for key, one in draft.guards.items() if not solver.value(one)})
        return known

    def hitting(self, sets: list[set[str]]) -> set[str] | None:
        """Return the fewest keys that have a part in each set, if they are found in time."""
        model, solver = cp_model.CpModel(), self.solver()
        chosen = {key: model.new_bool_var(key) for key in sorted(set().union(*sets))}
        for some in sets:
            model.add_bool_or([chosen[key] for key in some])
        model.minimize(sum(chosen.values()))
        if self.run(solver, model) != cp_model.OPTIMAL:
            return None
        return {key for key, literal in chosen.items() if solver.value(literal)}

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

    def possible(self, keys: Collection[str]) -> bool:
        """Tell whether a plan that breaks none of these is built at once."""
        plan = Builder(self.problem, self.choices, keys, self.watch).build()
        if plan is None:
            return False
        return not any(one.requirement.key in keys for one in faults(self.problem, plan))

    def solver(self, seconds: float = PATIENCE) -> cp_model.CpSolver:
        """Return a solver for one question."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = max(0.01, min(seconds, self.watch.left))
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
