"""Five hundred proposals handed out to sixty reviewers, three each, so that it can be measured."""

from random import Random
from time import perf_counter

from app.reviews.rules import Able, Sought, assign

PROPOSALS, REVIEWERS, EACH, AREAS = 500, 60, 3, 12


def seconds() -> float:
    """Return how long the assignment takes; each reviewer has a conflict with one in eight."""
    chance = Random(5)  # noqa: S311  (the same proposals every time)
    able = [
        Able(id=one, areas=frozenset(chance.sample(range(AREAS), chance.randint(0, 3))))
        for one in range(REVIEWERS)
    ]
    sought = [
        Sought(
            id=one,
            shut=frozenset(chance.sample(range(REVIEWERS), chance.randint(0, 15))),
            areas=frozenset(chance.sample(range(AREAS), chance.randint(1, 2))),
        )
        for one in range(PROPOSALS)
    ]
    began = perf_counter()
    plan = assign(sought, able, EACH)
    took = perf_counter() - began
    if plan.shortage or plan.uneven or len(plan.pairs) != PROPOSALS * EACH:
        raise RuntimeError(plan)
    return took
