"""Each kind of requirement, broken and just not broken, counted by hand."""

import pytest

from app.schedule.rules.checking import Fault, cost, faults, misplaced, price
from app.schedule.rules.problem import (
    KINDS,
    Activity,
    Block,
    Forum,
    Placement,
    Problem,
    Requirement,
    Space,
    Track,
    Window,
)

DAY = 1440
SPACES = (
    Space(key="hall", venue="north"),
    Space(key="court", venue="north"),
    Space(key="field", venue="south"),
)


def plan(**placed):
    return {key: Placement(*at) for key, at in placed.items()}


def problem(*requirements, activities=None, present=None, **more):
    places = ("hall", "court", "field")
    return Problem(
        days=(Window(0, DAY), Window(DAY, 2 * DAY)),
        spaces=SPACES,
        activities=activities
        or tuple(
            Activity(
                key=key,
                minutes=60,
                turnround=10,
                spaces=places,
                parties=frozenset({"team"}) if key in {"a", "b"} else frozenset(),
                languages=frozenset({"ru"}) if key in {"a", "b", "c"} else frozenset(),
            )
            for key in "abcd"
        ),
        requirements=requirements,
        travel={("north", "south"): 30},
        present=present or {},
        **more,
    )


def needs(kind, *subjects, **more):
    return Requirement(key="r", kind=kind, subjects=subjects, **more)


CASES = [
    ("all are placed", needs("place", "a"), plan(a=(0, "hall")), []),
    ("one is not placed", needs("place", "a", "b"), plan(a=(0, "hall")), ["b"]),
    ("turn-round just done", needs("space", "hall"), plan(a=(0, "hall"), b=(70, "hall")), []),
    ("turn-round a minute short", needs("space", "hall"), plan(a=(0, "hall"), b=(69, "hall")),
     ["a b"]),
    ("the last one's turn-round hinders nobody", needs("space", "hall"),
     plan(a=(0, "hall"), b=(69, "court")), []),
    ("three at once are three pairs", needs("space", "hall"),
     plan(a=(0, "hall"), b=(5, "hall"), c=(9, "hall")), ["a b", "a c", "b c"]),
    ("closes with its end", needs("open", "hall", windows=(Window(0, 60),)),
     plan(a=(0, "hall"), b=(70, "court")), []),
    ("closes a minute early", needs("open", "hall", windows=(Window(0, 59),)),
     plan(a=(0, "hall")), ["a"]),
    ("over two openings is in neither",
     needs("open", "hall", windows=(Window(0, 50), Window(50, 99))), plan(a=(0, "hall")), ["a"]),
    ("never open", needs("open", "hall"), plan(a=(0, "hall"), b=(70, "hall")), ["a", "b"]),
    ("suits", needs("suits", "a", spaces=("hall",)), plan(a=(0, "hall"), b=(0, "court")), []),
    ("does not suit", needs("suits", "a", "b", spaces=("hall",)),
     plan(a=(0, "court"), b=(0, None)), ["a", "b"]),
    ("within", needs("within", "a", windows=(Window(5, 65),)), plan(a=(5, None)), []),
    ("begins too early", needs("within", "a", windows=(Window(5, 65),)), plan(a=(4, None)), ["a"]),
    ("ends too late", needs("within", "a", windows=(Window(5, 65),)), plan(a=(6, None)), ["a"]),
    ("starts in it, ends outside", needs("starts", "a", windows=(Window(5, 6),)),
     plan(a=(5, None)), []),
    ("the window's end is outside", needs("starts", "a", windows=(Window(5, 6),)),
     plan(a=(6, None)), ["a"]),
    ("one after the other in one venue", needs("party", "team"),
     plan(a=(0, "hall"), b=(60, "court"), c=(0, "hall")), []),
    ("in two places", needs("party", "team"), plan(a=(0, "hall"), b=(59, "hall")), ["a b"]),
    ("time to get there", needs("party", "team"), plan(a=(0, "hall"), b=(90, "field")), []),
    ("no time to get there", needs("party", "team"), plan(a=(0, "hall"), b=(89, "field")),
     ["a b"]),
    ("nor on the way back", needs("party", "team"), plan(b=(0, "field"), a=(89, "hall")),
     ["b a"]),
    ("no space, no way", needs("party", "team"), plan(a=(0, "hall"), b=(60, None)), []),
    ("rested", needs("rest", "team", others=("a", "b"), minutes=45),
     plan(a=(0, None), b=(105, None)), []),
    ("a minute of rest too little", needs("rest", "team", others=("a", "b"), minutes=45),
     plan(a=(104, None), b=(0, None)), ["b a"]),
    ("rest among those named only", needs("rest", "team", others=("a", "c"), minutes=45),
     plan(a=(0, None), b=(60, None)), []),
    ("present", needs("present", "team", windows=(Window(0, 120),)),
     plan(a=(0, None), b=(60, None), c=(900, None)), []),
    ("not yet arrived, already gone", needs("present", "team", windows=(Window(1, 120),)),
     plan(a=(0, None), b=(61, None)), ["a", "b"]),
    ("as many as interpreters", needs("languages", "ru", most=2),
     plan(a=(0, None), b=(30, None), c=(60, None), d=(30, None)), []),
    ("one more than interpreters", needs("languages", "ru", most=2),
     plan(a=(0, None), b=(30, None), c=(59, None)), ["c a b"]),
    ("two begin at once with one interpreter", needs("languages", "ru", most=1),
     plan(a=(0, None), b=(0, None)), ["a b", "b a"]),
    ("interpreters are missed in their hours only",
     needs("languages", "ru", most=0, windows=(Window(10, 20),)),
     plan(a=(9, None), b=(10, None), c=(20, None)), ["b a"]),
    ("in order", needs("order", "a", others=("b",), minutes=15),
     plan(a=(0, None), b=(75, None)), []),
    ("too soon after", needs("order", "a", others=("b", "c"), minutes=15),
     plan(a=(0, None), b=(74, None), c=(75, None)), ["a b"]),
    ("the wrong way round", needs("order", "b", others=("a",)), plan(a=(0, None), b=(75, None)),
     ["b a"]),
    ("apart", needs("apart", "a", "b", "c", minutes=5),
     plan(a=(0, None), b=(65, None), c=(130, None)), []),
    ("not apart", needs("apart", "a", "b", "c", minutes=5),
     plan(a=(0, None), b=(64, None), c=(129, None)), ["a b"]),
    ("not parallel", needs("apart", "a", "b"), plan(a=(0, None), b=(60, None)), []),
    ("parallel", needs("apart", "a", "b"), plan(a=(0, None), b=(59, None)), ["a b"]),
    ("in one space", needs("same-space", "a", "b", "c"),
     plan(a=(0, "hall"), b=(90, "hall"), c=(0, None)), []),
    ("in three spaces", needs("same-space", "a", "b", "c", "d"),
     plan(a=(0, "hall"), b=(1, "court"), c=(2, "field"), d=(3, "hall")), ["a b c d 2"]),
    ("on one day", needs("same-day", "a", "b"), plan(a=(0, None), b=(DAY - 1, None)), []),
    ("on two days", needs("same-day", "a", "b"), plan(a=(0, None), b=(DAY, None)), ["a b"]),
    ("on a day and on none", needs("same-day", "a", "b"), plan(a=(0, None), b=(2 * DAY, None)), []),
    ("kept", needs("keep", "d"), plan(d=(0, "hall")), []),
    ("moved in time, moved in space, not at all", needs("keep", "a", "b", "c"),
     plan(a=(1, "hall"), b=(0, "court")), ["a", "b", "c"]),
]  # fmt: skip
PRESENT = plan(**dict.fromkeys("abcd", (0, "hall")))


@pytest.mark.parametrize(
    ("requirement", "placed", "broken"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_each_count_is_as_defined(requirement, placed, broken):
    found = faults(problem(requirement, present=PRESENT), placed)
    said = [" ".join(one.activities) + (f" {one.count}" if one.count > 1 else "") for one in found]
    assert said == broken


def test_every_kind_has_a_broken_and_an_unbroken_case():
    for broken in (False, True):
        assert {case[1].kind for case in CASES if bool(case[3]) is broken} == set(KINDS)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_one_activitys_faults_are_those_of_all_that_touch_it(case):
    posed = problem(case[1], present=PRESENT)
    for key in "abcd":
        touching = [one for one in faults(posed, case[2]) if key in one.activities]
        assert faults(posed, case[2], only={key}) == touching


def test_soft_requirements_cost_their_count_times_their_weight_and_hard_ones_have_no_price():
    posed = problem(
        Requirement(key="all", kind="place", subjects=("a", "b", "c"), weight=5),
        Requirement(key="pair", kind="apart", subjects=("a", "d"), weight=3),
        Requirement(key="held", kind="within", subjects=("a",), windows=(Window(0, 60),), weight=9),
        Requirement(key="hard", kind="place", subjects=("b",)),
    )
    placed = plan(a=(0, None), d=(30, None))
    assert cost(posed, placed) == {"all": 2, "pair": 1, "held": 0}
    assert price(posed, placed) == 13
    assert Fault(posed.requirements[3], ("b",)) in faults(posed, placed)


def test_a_talk_ends_with_the_last_of_its_slots():
    talks = tuple(
        Activity(key=key, minutes=0, slots=slots, track="t", spaces=("hall",))
        for key, slots in (("a", 2), ("b", 1))
    )
    forum = Forum(
        blocks=(Block(key="morning", starts=(0, 20, 50), end=70),),
        tracks=(Track(key="t"),),
        weights={},
    )
    posed = problem(needs("space", "hall"), activities=talks, forum=forum)
    assert faults(posed, plan(a=(0, "hall"), b=(50, "hall"))) == []
    assert len(faults(posed, plan(a=(0, "hall"), b=(20, "hall")))) == 1
    late = problem(needs("within", "a", windows=(Window(0, 70),)), activities=talks, forum=forum)
    assert faults(late, plan(a=(20, "hall"))) == []
    assert misplaced(posed, plan(a=(20, "hall"))) == []
    assert misplaced(posed, plan(a=(21, "hall"))) == ["a"]


@pytest.mark.parametrize(
    ("placed", "wrong"),
    [
        (plan(a=(5, "hall")), []),
        (plan(a=(6, "hall")), ["a"]),
        (plan(a=(5, "court")), ["a"]),
        (plan(a=(5, None)), ["a"]),
        (plan(b=(5, None)), []),
        (plan(b=(5, "hall")), ["b"]),
        (plan(b=(-5, None)), ["b"]),
        (plan(x=(5, None)), ["x"]),
    ],
)
def test_what_no_plan_may_do_is_named(placed, wrong):
    two = (Activity(key="a", minutes=5, spaces=("hall",)), Activity(key="b", minutes=5))
    assert misplaced(problem(activities=two), placed) == wrong


def test_what_is_fixed_stays_even_off_the_grid():
    fixed = (Activity(key="a", minutes=5, spaces=("hall",), fixed=True),)
    posed = problem(activities=fixed, present=plan(a=(7, "hall")))
    assert misplaced(posed, plan(a=(7, "hall"))) == []
    assert misplaced(posed, plan(a=(10, "hall"))) == ["a"]
    assert misplaced(posed, {}) == ["a"]
