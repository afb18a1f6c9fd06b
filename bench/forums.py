"""Five real forums, and one of 400 sessions, solved as the product solves them."""

import os
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.problem import (
    FORUM_COUNTS,
    Activity,
    Block,
    Forum,
    Outcome,
    Problem,
    Space,
    Track,
    Window,
)
from app.schedule.rules.reading.forums import read_forum
from app.schedule.searching import search

FOLDER = Path(__file__).parent / "schedules"
SECONDS, WORKERS = 60.0, 2
# The best known: of the published schedules, and of the benchmark's own solvers in 120 s.
GOALS = {"N2OR": 1, "GECCO19": 10_031, "GECCO20": 6_298, "OR60F": 181, "ISF22": 1_028}
FIRST_WITHIN = 5.0
LARGE_WITHIN = 10.0
LENGTHS = (1, 1, 1, 1, 2, 3)


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one search came to, its price counted by the independent evaluator."""

    name: str
    outcome: Outcome
    objective: int
    load: float


def solved(name: str, problem: Problem, seconds: float = SECONDS) -> Result:
    """Solve one forum; raises RuntimeError where the plan is none, or its price is not as told."""
    load = os.getloadavg()[0]
    outcome = search(problem, seconds=seconds, workers=WORKERS)
    if problem.forum is None or outcome.plan is None or forum_faults(problem, outcome.plan):
        raise RuntimeError(f"{name}: no plan")
    objective = forum_cost(problem.forum, forum_counts(problem, outcome.plan))
    if objective != outcome.objective:
        raise RuntimeError(f"{name}: counted {objective}, told {outcome.objective}")
    return Result(name=name, outcome=outcome, objective=objective, load=load)


def instance(name: str) -> Problem:
    """Return one of the published instances."""
    return read_forum((FOLDER / f"{name}.xlsx").read_bytes())


def large(talks: int = 400, rooms: int = 20, seed: int = 1) -> Problem:
    """Return a made-up forum: tracks of ten talks, chairs, people who attend, four days."""
    random = Random(seed)  # noqa: S311  (chance for a measurement)
    spaces = tuple(Space(key=f"Room {number}", venue="") for number in range(1, rooms + 1))
    everywhere = tuple(space.key for space in spaces)
    people = [f"person {number}" for number in range(talks)]
    tracks = tuple(
        Track(key=f"Track {number}", chairs=frozenset({random.choice(people)}))
        for number in range(1, talks // 10 + 1)
    )
    blocks = tuple(
        Block(
            key=f"{'ABCD'[number // 3]}{number % 3}",
            starts=tuple(number * 480 + slot * 20 for slot in range(4)),
            end=number * 480 + 80,
        )
        for number in range(12)
    )
    activities = tuple(
        Activity(
            key=f"talk {number}",
            minutes=0,
            spaces=everywhere,
            slots=random.choice(LENGTHS),
            track=tracks[number % len(tracks)].key,
            parties=frozenset(random.sample(people, 2)),
            guests=frozenset(random.sample(people, 2)),
        )
        for number in range(talks)
    )
    weights = dict.fromkeys(FORUM_COUNTS, 1) | {"presenters-sessions": 1_000, "chairs": 100}
    return Problem(
        days=tuple(Window(block.starts[0], block.end) for block in blocks),
        spaces=spaces,
        activities=activities,
        forum=Forum(blocks=blocks, tracks=tracks, weights=weights),
        step=1,
    )
