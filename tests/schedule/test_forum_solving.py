"""The search for a forum's plan, against the evaluator and against all plans there are."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.problem import FORUM_COUNTS, Placement
from app.schedule.solver import solve
from app.schedule.solver.forum import proving
from app.schedule.solver.forum.annealing import climb
from app.schedule.solver.forum.exact import exact_of
from app.schedule.solver.forum.grid import grid_of
from app.schedule.solver.forum.layout import Layout
from app.schedule.solver.forum.moves import ALL
from app.schedule.solver.forum.packing import pack, solver_for
from tests.schedule.forums import ROOMS, at, forum, talk
from tests.schedule.problems import PATIENCE

WEIGHTS = st.sampled_from((0, 1, 3, 20))
PEOPLE = st.frozensets(st.sampled_from("pqr"), max_size=2)


@st.composite
def forums(draw, limited=False):
    """Small forums with a plan planted, so that there is one."""
    blocks = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    talks = []
    for (block, slots), room in product(enumerate(blocks), ROOMS[:2]):
        track = draw(st.sampled_from("ABC "))
        while track != " " and slots:
            length = draw(st.integers(1, slots))
            slots -= length  # noqa: PLW2901
            people = {"parties": draw(PEOPLE), "guests": draw(PEOPLE)}
            position = draw(st.integers(0, 2))
            people["spaces"] = (room,) if limited and draw(st.booleans()) else ROOMS[:2]
            key = f"{block}{room}{slots}"
            talks.append(talk(key, track, slots=length, position=position, **people))
    weights = {name: draw(WEIGHTS) for name in FORUM_COUNTS}
    pairs = st.dictionaries(
        st.tuples(st.sampled_from("ABC"), st.sampled_from("ABC")), st.integers(1, 5), max_size=3
    )
    wishes = {
        (one.key, f"block {draw(st.integers(0, len(blocks) - 1))}"): draw(st.integers(1, 4))
        for one in talks
    }
    chairs = {"A": draw(PEOPLE), "B": draw(PEOPLE)}
    return forum(
        *talks,
        blocks=blocks,
        rooms=ROOMS[:2],
        chairs=chairs,
        weights=weights,
        similar=draw(pairs),
        talk_blocks=wishes,
    )


def soon(progress):
    """Stop when there is a plan, and a moment has passed."""
    return progress.objective is None or progress.seconds < 0.3


def judged(problem, **options):
    """Solve, and let the evaluator count again."""
    outcome = solve(problem, **{"workers": 2} | options)
    assert forum_faults(problem, outcome.plan) == []
    assert outcome.counts == forum_counts(problem, outcome.plan)
    assert outcome.objective == forum_cost(problem.forum, outcome.counts)
    assert outcome.bound <= outcome.objective
    return outcome


@given(st.booleans().flatmap(forums))
@settings(max_examples=10)
def test_what_can_be_planned_is_planned_at_the_price_that_is_told(problem):
    outcome = judged(problem, workers=1, seconds=PATIENCE, follow=soon)
    assert (outcome.status == "optimal") == (outcome.bound == outcome.objective)


@given(forums(), st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_each_small_change_costs_what_the_evaluator_counts(problem, random):
    grid = grid_of(problem, problem.forum)
    assume(grid.talks)
    layout = Layout(grid, pack(grid, solver_for(PATIENCE)).content)
    price = climb(layout, random, moves=ALL, tries=150)
    assert forum_faults(problem, layout.plan()) == []
    assert price == forum_cost(problem.forum, forum_counts(problem, layout.plan()))


def all_plans(problem):
    """Yield every plan of a forum."""
    starts = [start for block in problem.forum.blocks for start in block.starts]
    places = [Placement(start, space.key) for start in starts for space in problem.spaces]
    for chosen in product(places, repeat=len(problem.activities)):
        plan = dict(zip((one.key for one in problem.activities), chosen, strict=True))
        if not forum_faults(problem, plan):
            yield plan


TINY = forum(
    talk("a", "A", parties="p"),
    talk("b", "A", guests="q"),
    talk("c", "B", parties="p"),
    blocks=(1, 2, 1),
    rooms=ROOMS[:2],
    tracks="AB",
    similar={("A", "B"): 2},
    track_spaces={("A", "North"): 1},
    talk_blocks={("a", "block 0"): 3, ("c", "block 2"): 2, ("c", "block 0"): 1},
)


SLOTS = replace(
    TINY,
    activities=(
        talk("a", "A", parties="p", position=2),
        talk("b", "A", guests="q", position=1),
        talk("c", "B", parties="p", guests="q", slots=2),
        talk("d", "B", guests="q", position=2),
    ),
)


@pytest.mark.parametrize("problem", [TINY, SLOTS], ids=["blocks", "slots"])
def test_what_is_called_proven_is_the_least_of_all_plans(problem):
    outcome = judged(problem, seconds=PATIENCE)
    costs = (forum_cost(problem.forum, forum_counts(problem, plan)) for plan in all_plans(problem))
    assert (outcome.status, outcome.objective) == ("optimal", min(costs))


@given(forums())
@settings(max_examples=8)
def test_a_model_of_a_whole_forum_costs_what_the_evaluator_counts(problem):
    grid = grid_of(problem, problem.forum)
    assume(grid.talks)
    exact = exact_of(grid)
    solver = solver_for(PATIENCE)
    solver.solve(exact.master.model)
    plan = Layout(grid, proving._seated(exact, solver.boolean_value)).plan()
    assert forum_faults(problem, plan) == []
    counted = forum_cost(problem.forum, forum_counts(problem, plan))
    assert round(solver.objective_value) == counted


FULL = (talk("a", "A"), talk("b", "B"), talk("c", "C"))
IMPOSSIBLE = [
    (forum(*FULL, talk("d", "A", slots=3)), ("d",)),
    (forum(*FULL, blocks=(1,), rooms=("North", "South")), ("A", "B", "C")),
    # Of the tracks only those are named that cannot hold together.
    (
        forum(*FULL[:2], talk("c", "C", slots=2), blocks=(1, 2), rooms=("North",)),
        ("A", "B", "C"),
    ),
    (
        forum(
            talk("a", "A", slots=2),
            talk("b", "B", slots=2),
            FULL[2],
            blocks=(1, 2),
            rooms=("North",),
        ),
        ("A", "B"),
    ),
]


@pytest.mark.parametrize(("problem", "reason"), IMPOSSIBLE)
def test_what_has_not_slots_enough_is_refused_with_a_smallest_set(problem, reason):
    outcome = solve(problem, seconds=PATIENCE, workers=2)
    assert (outcome.status, outcome.plan, outcome.reason) == ("impossible", None, reason)


def test_a_fixed_talk_and_closed_rooms_are_kept():
    talks = (talk("a", "A", spaces=("South",)), talk("b", "A"), talk("c", "B", fixed=True))
    problem = replace(
        forum(*talks, weights=dict.fromkeys(FORUM_COUNTS, 1)), present={"c": at(1, "South", 1)}
    )
    outcome = judged(problem, seconds=PATIENCE)
    assert outcome.plan["c"] == at(1, "South", 1)
    assert outcome.plan["a"].space == "South"
    assert outcome.objective == 0


def test_it_stops_at_once_when_told_and_keeps_the_best():
    told = []

    def follow(progress):
        told.append(progress)
        return progress.objective is None

    problem = forum(
        *(talk(f"{track}{number}", track, position=5) for track in "ABC" for number in range(5)),
        blocks=(3, 3),
    )
    outcome = judged(problem, seconds=PATIENCE, follow=follow)
    assert told[-1].seconds < PATIENCE / 2
    assert outcome.plan is not None
