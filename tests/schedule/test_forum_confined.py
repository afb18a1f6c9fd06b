"""A forum's talks keep to all that must hold besides slots, or it is said why they cannot."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.schedule.rules import checking
from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.problem import Activity, Placement, Requirement, Window
from app.schedule.solver import solve
from tests.schedule.forums import at
from tests.schedule.problems import PATIENCE
from tests.schedule.test_forum_solving import TINY, all_plans

# Of three blocks, from 0, 100 and 200 on, the second has two slots: at 100 and at 101.
SPEECH = Activity(key="speech", minutes=50, spaces=("North",), parties=frozenset("p"), fixed=True)
WHOLE, EARLY, LATE, HALF = (
    (Window(0, 1000),), (Window(0, 170),), (Window(90, 1000),), (Window(0, 60), Window(101, 260)),
)  # fmt: skip
WINDOWS = st.sampled_from((WHOLE, EARLY, LATE, HALF))
ALL = {
    "open:North": lambda windows: {"kind": "open", "subjects": ("North",), "windows": windows},
    "open:South": lambda windows: {"kind": "open", "subjects": ("South",), "windows": windows},
    "within:a": lambda windows: {"kind": "within", "subjects": ("a",), "windows": windows},
    "starts:b": lambda windows: {"kind": "starts", "subjects": ("b",), "windows": windows},
    "present:p": lambda windows: {"kind": "present", "subjects": ("p",), "windows": windows},
    "party:p": lambda _: {"kind": "party", "subjects": ("p",)},
    "space:North": lambda _: {"kind": "space", "subjects": ("North",)},
    "suits:b": lambda _: {"kind": "suits", "subjects": ("b",), "spaces": ("South",)},
    "apart:ab": lambda _: {"kind": "apart", "subjects": ("a", "b")},
}


@st.composite
def confined(draw):
    """A tiny forum with a speech that stays, and with some of all that may be required."""
    names = draw(st.sets(st.sampled_from(sorted(ALL)), min_size=1))
    found = tuple(Requirement(key=name, **ALL[name](draw(WINDOWS))) for name in sorted(names))
    start = draw(st.sampled_from((0, 90, 190)))
    return replace(
        TINY,
        activities=(*TINY.activities, SPEECH),
        requirements=found,
        present={"speech": Placement(start, "North")},
    )


def lawful(problem, requirements):
    """Return the plans that break none of these."""
    alone = replace(problem, activities=tuple(one for one in problem.activities if one.slots))
    asked = replace(problem, requirements=tuple(requirements))
    plans = ({**plan, **problem.present} for plan in all_plans(alone))
    return [plan for plan in plans if not checking.faults(asked, plan)]


@settings(max_examples=15, deadline=None)
@given(confined())
def test_what_must_hold_does_or_cannot(problem):
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    plans = lawful(problem, problem.requirements)
    if outcome.plan is not None:
        assert forum_faults(problem, outcome.plan) == checking.faults(problem, outcome.plan) == []
        assert checking.misplaced(problem, outcome.plan) == []
        assert outcome.plan in plans
    if outcome.status == "optimal":
        costs = [forum_cost(problem.forum, forum_counts(problem, plan)) for plan in plans]
        assert outcome.objective == min(costs)
    if outcome.status == "impossible":
        assert plans == []
        reason = [one for one in problem.requirements if one.key in outcome.reason]
        assert lawful(problem, reason) == []
        assert all(lawful(problem, some) for some in combinations(reason, len(reason) - 1))


def test_where_a_block_is_free_wholly_or_not_at_all_a_plan_is_found_and_proven():
    problem = replace(
        TINY,
        requirements=(
            Requirement(key="North", kind="open", subjects=("North",), windows=EARLY),
            Requirement(key="a", kind="within", subjects=("a",), windows=LATE),
            Requirement(key="p", kind="party", subjects=("p",)),
        ),
    )
    costs = [
        forum_cost(problem.forum, forum_counts(problem, plan))
        for plan in lawful(problem, problem.requirements)
    ]
    free = [forum_cost(TINY.forum, forum_counts(TINY, plan)) for plan in all_plans(TINY)]
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    assert (outcome.status, outcome.objective) == ("optimal", min(costs))
    assert min(costs) >= min(free)


def test_a_repair_moves_what_lost_its_space_and_nothing_else():
    stands = {"a": at(0), "b": at(1), "c": at(2)}
    rain = Requirement(key="rain", kind="open", subjects=("North",), windows=(Window(0, 190),))
    keeps = [
        Requirement(key=f"keep:{key}", kind="keep", subjects=(key,), weight=100) for key in "abc"
    ]
    problem = replace(TINY, requirements=(rain, *keeps), present=stands)
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    assert {key for key in "abc" if outcome.plan[key] != stands[key]} == {"c"}
    assert checking.cost(problem, outcome.plan)["keep:c"] == outcome.counts["keep:c"] == 1
    assert outcome.objective == 100 + forum_cost(TINY.forum, forum_counts(problem, outcome.plan))


def test_what_is_free_goes_first_where_the_talks_would_leave_it_no_place():
    gala = Activity(key="gala", minutes=60, spaces=("North", "South"))
    problem = replace(
        TINY,
        days=(Window(0, 60), Window(100, 160), Window(200, 260)),
        activities=(*TINY.activities, gala),
        requirements=(
            Requirement(key="place", kind="place", subjects=("gala",)),
            Requirement(key="room", kind="suits", subjects=("gala",), spaces=("North",)),
            Requirement(key="North", kind="space", subjects=("North",)),
            Requirement(key="late", kind="within", subjects=("gala",), windows=LATE),
        ),
        step=1,
    )
    north = {(track, "South"): 50 for track in "AB"}
    late = {(key, "block 0"): 9 for key in "abc"}
    drawn = replace(problem.forum, similar={}, track_spaces=north, talk_blocks=late)
    alone = solve(replace(TINY, forum=drawn), seconds=PATIENCE, workers=1)
    taken = {there.start // 100 for there in alone.plan.values() if there.space == "North"}
    assert taken == {1, 2}
    outcome = solve(replace(problem, forum=drawn), seconds=5, workers=1)
    assert set(outcome.plan) == {"a", "b", "c", "gala"}
    assert checking.faults(problem, outcome.plan) == []
