"""Timetables too large for one model: a part at a time is placed anew, all else stays."""

from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random

from ortools.sat.python import cp_model

from app.schedule.rules.checking import faults, price
from app.schedule.rules.problem import Plan, Problem
from app.schedule.solver.drawing import draw
from app.schedule.solver.running import run
from app.schedule.solver.starts import Choice, Starts
from app.schedule.solver.watch import Watch

SMALLEST, FIRST, LARGEST = 6, 20, 80
"""Activities in a part: never fewer, at first, never more."""
TURN = 2.0
"""Seconds for one part."""
GROWTH = 1.2
SHARE = 0.5


def improve(
    problem: Problem,
    choices: Mapping[str, Choice],
    hard: Collection[str],
    watch: Watch,
    workers: int,
) -> None:
    """Improve the watch's plan for a half of the time, each worker a part of its own at a time."""
    end = watch.elapsed + watch.left * SHARE
    with ThreadPoolExecutor(workers) as pool:
        asked = [
            pool.submit(_improve, problem, choices, hard, watch, end, Random(seed))  # noqa: S311
            for seed in range(workers)
        ]
    for one in asked:
        one.result()


def _improve(
    problem: Problem,
    choices: Mapping[str, Choice],
    hard: Collection[str],
    watch: Watch,
    end: float,
    chance: Random,
) -> None:
    """Improve part after part; they grow while they are soon searched whole."""
    size = float(FIRST)
    movable = {key: None for key, one in choices.items() if not one.activity.fixed}
    while watch.left and watch.elapsed < end and watch.objective != watch.bound:
        plan = watch.plan or {}
        part = _part(problem, plan, movable, int(size), chance)
        narrow = {key: one if key in part else _held(one, plan) for key, one in choices.items()}
        draft = draw(problem, narrow, hard=hard, part=True)
        draft.hint(plan)
        turn = Watch(min(TURN, watch.left), lambda _: watch.goes_on())
        whole = run(draft, turn, 1) == cp_model.OPTIMAL
        _take(problem, watch, plan, turn.plan or plan)
        size = min(LARGEST, size * GROWTH) if whole else max(SMALLEST, size / GROWTH)


def _take(problem: Problem, watch: Watch, before: Plan, after: Plan) -> None:
    """Make the changes of one part in the best plan, which another worker may have changed too."""
    moved = {key: after.get(key) for key in before.keys() | after.keys()}
    changes = {key: stands for key, stands in moved.items() if stands != before.get(key)}
    if changes:
        merged = {**(watch.plan or before), **changes}
        plan = {key: stands for key, stands in merged.items() if stands is not None}
        if not any(one.requirement.weight is None for one in faults(problem, plan)):
            watch.found(plan, price(problem, plan))


def _held(choice: Choice, plan: Plan) -> Choice:
    """Return the only choice that leaves an activity where it is."""
    placement = plan.get(choice.activity.key)
    stays: dict[str | None, Starts] = {}
    if placement is not None:
        stays[placement.space] = ((placement.start, placement.start),)
    return replace(choice, activity=replace(choice.activity, fixed=True), options=stays)


def _part(
    problem: Problem, plan: Plan, movable: dict[str, None], size: int, chance: Random
) -> set[str]:
    """Return what is placed anew: something that costs, and what stands beside it, or is like it.

    What is near in time makes room; what shares people or spaces can be exchanged; a few at random
    keep it from going round in circles.
    """
    costly = [key for one in faults(problem, plan) for key in one.activities if key in movable]
    seed = chance.choice(costly or list(movable))
    when = plan[seed].start if seed in plan else chance.choice(list(plan.values())).start
    known = {one.key: one for one in problem.activities}

    def far(key: str) -> tuple[bool, float]:
        kin = chance.random() < 1 / 2 and not known[key].parties.isdisjoint(known[seed].parties)
        away = abs(plan[key].start - when) if key in plan else 0
        return key != seed and not kin, away * chance.uniform(0.5, 1.5)

    near = sorted(movable, key=far)
    return {*near[: size * 3 // 4], *chance.sample(list(movable), min(len(movable), size // 4))}
