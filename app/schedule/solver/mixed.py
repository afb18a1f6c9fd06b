"""A forum in its edition: the talks with all that must hold for them, and what is free around them.

The talks come first, for they have the fewest places; where the others then find none, it is tried
the other way round. Of a repair all talks stay that can.
"""

from dataclasses import replace
from functools import partial

from app.schedule.rules.checking import cost, faults, price
from app.schedule.rules.forum import forum_cost, forum_counts
from app.schedule.rules.problem import Activity, Outcome, Plan, Problem, Progress, Requirement
from app.schedule.rules.standing import Board
from app.schedule.solver.forum.confining import confines_of, hard
from app.schedule.solver.forum.explaining import explained
from app.schedule.solver.forum.keeping import helds
from app.schedule.solver.forum.search import solve_forum
from app.schedule.solver.free import solve_free
from app.schedule.solver.watch import Watch

SHARE = 0.6
"""The part of the time that the talks get where others move as well."""
SOON = 3.0
"""Seconds at most for a first place of the others, so that there is a plan to be watched."""


def solve_mixed(problem: Problem, watch: Watch, *, workers: int) -> Outcome:
    """Place the talks and everything else."""
    found = Outcome(status="unknown")
    for held in helds(problem):
        mixed = _Mixed(held, problem, watch, workers)
        found = mixed.best(mixed.solve())
        if found.plan is not None:
            break
    return found


class _Mixed:
    """One problem of talks and others; `asked` is the same before some talks were held fast."""

    def __init__(self, problem: Problem, asked: Problem, watch: Watch, workers: int) -> None:
        self.problem, self.asked, self.watch, self.workers = problem, asked, watch, workers
        fixed = {one.key for one in problem.activities if one.fixed}
        self.stands = {key: at for key, at in problem.present.items() if key in fixed}
        self.moves = any(not one.slots and not one.fixed for one in problem.activities)

    def best(self, found: Outcome) -> Outcome:
        """Return what was found, or what was told before if that is better."""
        told, plan = self.watch.objective, self.watch.plan
        if plan is None or told is None:
            return found
        if found.objective is not None and found.objective <= told:
            return found
        return self._told(plan, found.bound)

    def solve(self) -> Outcome:
        """Place talks first; if that leaves no place for the others, these first.

        What the fixed ones break by themselves no plan can mend.
        """
        broken = [one for one in self._broken(self.stands) if one.kind != "place"]
        if broken:
            return Outcome(status="impossible", reason=(broken[0].key,))
        share = SHARE if self.moves else 1.0
        talks = self._talks(self.problem, share)
        if talks.plan is None:
            return talks
        around = self._free(_around(self.problem, talks.plan))
        if around.plan is not None and self._lawful(around.plan):
            return self._told(around.plan, talks.bound)
        return self._others_first() if self.moves else Outcome(status="unknown", bound=0)

    def _others_first(self) -> Outcome:
        """Place what is free as if the talks were not, then the talks around it."""
        free = self._free(_without_talks(self.problem))
        if free.plan is None:
            return free
        stays = [one if one.slots else replace(one, fixed=True) for one in self.problem.activities]
        around = replace(
            self.problem, activities=tuple(stays), present={**self.problem.present, **free.plan}
        )
        talks = self._talks(around, 1.0)
        plan = None if talks.plan is None else {**free.plan, **talks.plan}
        if plan is None or not self._lawful(plan):
            return Outcome(status="unknown", bound=0)
        return self._told(plan, None)

    def _talks(self, problem: Problem, share: float) -> Outcome:
        """Place the talks where they may stand."""
        confines = confines_of(problem, hard(problem))
        talks = tuple(one for one in problem.activities if one.slots)
        rooms = {space for one in talks for space in one.spaces}
        spaces = tuple(one for one in problem.spaces if one.key in rooms)
        alone = replace(problem, activities=talks, spaces=spaces, requirements=())
        unproven = confines.partly or problem is not self.asked
        watch = Watch(self.watch.left * share, partial(self._follow, unproven=unproven))
        found = solve_forum(alone, watch, workers=self.workers, confines=confines)
        if found.status == "impossible":
            return explained(problem, found, confines)
        return replace(found, bound=0 if unproven else found.bound)

    def _free(self, problem: Problem) -> Outcome:
        """Place what is free; nothing to place is soon done."""
        rest = Watch(max(self.watch.left, 1.0), lambda _: self.watch.goes_on())
        return solve_free(problem, rest, workers=self.workers)

    def _lawful(self, plan: Plan) -> bool:
        """Tell whether a plan breaks nothing that must hold."""
        return not self._broken(plan)

    def _broken(self, plan: Plan) -> list[Requirement]:
        """Return what must hold and does not."""
        found = (one.requirement for one in faults(self.problem, plan))
        return [one for one in found if one.weight is None]

    def _told(self, plan: Plan, bound: int | None) -> Outcome:
        """Return what was found, counted afresh by what was asked."""
        counts, wishes = forum_counts(self.asked, plan), cost(self.asked, plan)
        objective = self._objective(plan)
        self.watch.found(plan, objective)
        proven = bound is not None and objective <= bound
        return Outcome(
            status="optimal" if proven else "feasible",
            plan=plan,
            objective=objective,
            bound=bound or 0,
            counts={**counts, **wishes},
            first=self.watch.first,
        )

    def _objective(self, plan: Plan) -> int:
        """Return what a plan costs: the forum's counts and all wishes."""
        forum = self.asked.forum
        counted = forum_cost(forum, forum_counts(self.asked, plan)) if forum else 0
        return counted + price(self.asked, plan)

    def _show(self, plan: Plan) -> None:
        """Tell of a whole plan that may be."""
        if plan and self._lawful(plan):
            self.watch.found(plan, self._objective(plan))

    def _follow(self, told: Progress, *, unproven: bool) -> bool:
        """Tell of the talks' plan while it improves, where it is all that is to be found."""
        if told.plan is not None and not self.moves:
            self._show({**self.stands, **told.plan})
        elif told.plan is not None and self.watch.plan is None:
            soon = Watch(SOON, lambda first: first.objective is None)
            around = solve_free(_around(self.problem, told.plan), soon, workers=1)
            self._show(around.plan or {})
        return self.watch.goes_on(bound=0 if unproven else told.bound)


def _around(problem: Problem, talks: Plan) -> Problem:
    """Return the problem of what is free, with the talks as fixed activities of their length."""
    board = Board(problem, talks)
    return replace(
        problem,
        activities=tuple(_fixed(one, board) for one in problem.activities),
        present={**problem.present, **talks},
        forum=None,
    )


def _without_talks(problem: Problem) -> Problem:
    """Return the problem of what is free, as if there were no talks but fixed ones."""
    board = Board(problem, problem.present)
    gone = {one.key for one in problem.activities if one.slots and not one.fixed}
    return replace(
        problem,
        activities=tuple(_fixed(one, board) for one in problem.activities if one.key not in gone),
        requirements=tuple(
            one
            for one in problem.requirements
            if one.kind not in {"place", "keep"} or gone.isdisjoint(one.subjects)
        ),
        forum=None,
    )


def _fixed(activity: Activity, board: Board) -> Activity:
    if not activity.slots:
        return activity
    stands = board.by_key.get(activity.key)
    minutes = activity.minutes if stands is None else stands.end - stands.start
    return replace(activity, minutes=minutes, fixed=True, slots=0)
