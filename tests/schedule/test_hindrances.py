"""What is painted before the drop is what is said after it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.schedule.rules.checking import faults, misplaced
from app.schedule.rules.hindrances import NOWHERE, at_once, hindrances
from app.schedule.rules.problem import (
    KINDS,
    Activity,
    Placement,
    Problem,
    Requirement,
    Space,
    Window,
)
from app.schedule.rules.ways import free_places

KEYS, PLACES, PARTIES, LANGUAGES = "abcde", ("hall", "court", "field"), ("p", "q"), ("ru", "ko")
LAST = 60
minutes = st.integers(0, LAST)
windows = st.lists(st.tuples(minutes, st.integers(1, 40)), max_size=3).map(
    lambda found: tuple(Window(start, start + length) for start, length in found)
)
some = st.lists(st.sampled_from(KEYS), unique=True, min_size=1).map(tuple)


@st.composite
def activities(draw):
    made = []
    for key in KEYS:
        housed = draw(st.booleans())
        made.append(
            Activity(
                key=key,
                minutes=draw(st.integers(1, 20)),
                turnround=draw(st.integers(0, 5)),
                spaces=PLACES if housed else (),
                parties=draw(st.frozensets(st.sampled_from(PARTIES))),
                languages=draw(st.frozensets(st.sampled_from(LANGUAGES))),
            )
        )
    return tuple(made)


@st.composite
def requirement(draw, key):
    kind = draw(st.sampled_from(KINDS))
    subjects = {
        "space": st.sampled_from(PLACES),
        "open": st.sampled_from(PLACES),
        "party": st.sampled_from(PARTIES),
        "rest": st.sampled_from(PARTIES),
        "present": st.sampled_from(PARTIES),
        "languages": st.sampled_from(LANGUAGES),
    }
    return Requirement(
        key=str(key),
        kind=kind,
        subjects=(draw(subjects[kind]),) if kind in subjects else draw(some),
        others=draw(some),
        spaces=draw(st.sampled_from([("hall",), ("hall", "field"), ()])),
        windows=draw(windows),
        minutes=draw(st.integers(0, 9)),
        most=draw(st.integers(0, 2)),
        weight=draw(st.sampled_from([None, 3])),
    )


@st.composite
def plans(draw, all_activities):
    return {
        one.key: Placement(draw(minutes), draw(st.sampled_from(one.spaces)) if one.spaces else None)
        for one in all_activities
        if draw(st.booleans())
    }


@st.composite
def problems(draw):
    made = draw(activities())
    return Problem(
        days=(Window(0, 30), Window(40, LAST + 1)),
        spaces=tuple(
            Space(key=key, venue="south" if key == "field" else "north") for key in PLACES
        ),
        activities=made,
        requirements=tuple(draw(requirement(number)) for number in range(8)),
        travel={("south", "north"): 7},
        present=draw(plans(made)),
    ), draw(plans(made))


@settings(max_examples=15, deadline=None)
@given(problems(), st.sampled_from(KEYS))
def test_a_start_is_hindered_exactly_where_it_would_break_something(posed, key):
    problem, plan = posed
    found = hindrances(problem, plan, key)
    activity = next(one for one in problem.activities if one.key == key)
    assert set(found) == set(activity.spaces or (NOWHERE,))
    for space, ways in found.items():
        for start in range(LAST + 1):
            placed = {**plan, key: Placement(start, space or None)}
            broken = {
                one.requirement.key
                for one in faults(problem, placed, only={key})
                if one.requirement.kind != "place"
            }
            assert broken == {
                way.requirement.key for way in ways if way.window.start <= start < way.window.end
            }


@settings(max_examples=15, deadline=None)
@given(problems(), st.sampled_from(KEYS))
def test_a_way_out_breaks_nothing_that_must_hold(posed, key):
    problem, plan = posed
    for there in free_places(problem, plan, key, most=99):
        placed = {**plan, key: there}
        hard = [
            one for one in faults(problem, placed, only={key}) if one.requirement.weight is None
        ]
        assert hard == []
        assert there != plan.get(key)
        assert misplaced(problem, {key: there}) == []


def test_a_hindrance_names_what_is_in_the_way_and_stays_within_the_days():
    taken = Requirement(key="hall", kind="space", subjects=("hall",))
    problem = Problem(
        days=(Window(0, 100),),
        spaces=(Space(key="hall", venue="north"),),
        activities=tuple(
            Activity(key=key, minutes=20, turnround=5, spaces=("hall",)) for key in "ab"
        ),
        requirements=(taken,),
    )
    plan = {"a": Placement(10, "hall"), "b": Placement(80, "hall")}
    assert hindrances(problem, plan, "b") == {"hall": [(Window(0, 35), taken, ("a",))]}
    assert at_once(problem, plan, "b", Placement(34, "hall"))
    assert not at_once(problem, plan, "b", Placement(35, "hall"))
