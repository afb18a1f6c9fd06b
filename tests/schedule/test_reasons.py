"""What cannot hold together is named: all of it, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.schedule.rules.problem import (
    Activity,
    Placement,
    Problem,
    Requirement,
    Space,
    Window,
)
from app.schedule.solver import solve
from app.schedule.solver.reasons import least
from tests.schedule.problems import PATIENCE, problems, without

ROOM = Space(key="hall", venue="elsewhere")
MORNING, EVENING = (Window(0, 60),), (Window(100, 160),)


def must(kind, *subjects, **more):
    return Requirement(
        key=f"{kind} {subjects} {more.get('windows')}", kind=kind, subjects=subjects, **more
    )


def placed(*keys):
    return [must("place", key) for key in keys]


def act(key, minutes=30, **more):
    return Activity(key=key, minutes=minutes, spaces=("hall",), **more)


def at(start):
    return Placement(start, "hall")


# Each: new activities, the requirements that contradict each other, where the fixed ones stand.
CONTRADICTIONS = {
    "two windows": (
        [act("x")],
        [*placed("x"), must("within", "x", windows=MORNING), must("starts", "x", windows=EVENING)],
        {},
    ),
    "closed": ([act("x")], [*placed("x"), must("open", "hall", windows=())], {}),
    "unsuitable": ([act("x")], [*placed("x"), must("suits", "x", spaces=("s0",))], {}),
    "a ring of orders": (
        [act("x"), act("y"), act("z")],
        [
            *placed("x", "y", "z"),
            must("order", "x", others=("y",)),
            must("order", "y", others=("z",)),
            must("order", "z", others=("x",)),
        ],
        {},
    ),
    "three in two places": (
        [act("x"), act("y"), act("z")],
        [*placed("x", "y", "z"), must("space", "hall"), must("open", "hall", windows=MORNING)],
        {},
    ),
    "no rest": (
        [act(key, parties=frozenset("w")) for key in "xy"],
        [
            *placed("x", "y"),
            must("rest", "w", others=("x", "y"), minutes=10),
            must("present", "w", windows=MORNING),
        ],
        {},
    ),
    "one interpreter": (
        [act(key, 40, languages=frozenset("l")) for key in "xy"],
        [
            *placed("x", "y"),
            must("languages", "l", most=1),
            must("within", "x", windows=MORNING),
            must("within", "y", windows=MORNING),
        ],
        {},
    ),
    "different days": (
        [act("x"), act("y")],
        [
            *placed("x", "y"),
            must("same-day", "x", "y"),
            must("within", "x", windows=MORNING),
            must("within", "y", windows=EVENING),
        ],
        {},
    ),
    "fixed together": (
        [act("x", fixed=True), act("y", fixed=True)],
        [must("space", "hall")],
        {"x": at(0), "y": at(10)},
    ),
    "fixed too early": (
        [act("x", fixed=True)],
        [must("within", "x", windows=EVENING)],
        {"x": at(0)},
    ),
    "fixed nowhere": ([act("x", fixed=True)], placed("x"), {}),
    "kept and moved": (
        [act("x")],
        [must("keep", "x"), must("within", "x", windows=EVENING)],
        {"x": at(0)},
    ),
}


def planted(problem, contradiction):
    activities, requirements, present = contradiction
    return replace(
        problem,
        spaces=(*problem.spaces, ROOM),
        activities=(*problem.activities, *activities),
        requirements=(*problem.requirements, *requirements),
        present={**problem.present, **present},
    )


def named(problem):
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    assert (outcome.status, outcome.plan) == ("impossible", None)
    return set(outcome.reason)


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_named_and_nothing_else(name):
    nothing = Problem(days=(Window(0, 60), Window(100, 160)), spaces=(), activities=(), step=10)
    problem = planted(nothing, CONTRADICTIONS[name])
    keys = {one.key for one in problem.requirements}
    assert named(problem) == keys
    for key in keys:
        assert solve(without(problem, {key}), seconds=PATIENCE, workers=1).plan is not None


@settings(max_examples=8)
@given(problems(), st.sampled_from(sorted(CONTRADICTIONS)))
def test_a_contradiction_is_found_among_much_that_can_hold(problem, name):
    reason = named(planted(problem, CONTRADICTIONS[name]))
    assert reason == {one.key for one in CONTRADICTIONS[name][1]}
    left = without(planted(problem, CONTRADICTIONS[name]), {min(reason)})
    assert solve(left, seconds=PATIENCE, workers=1).plan is not None


def test_nothing_is_asked_about_no_keys():
    assert least([], lambda _: True) == []


@given(st.sets(st.integers(0, 12), min_size=1), st.sets(st.integers(0, 12)))
def test_the_least_part_is_found_by_halves(bad, more):
    assert sorted(least(sorted(bad | more), lambda keys: bad <= set(keys))) == sorted(bad)


def test_the_smaller_of_two_contradictions_is_named():
    nothing = Problem(days=(Window(0, 60), Window(100, 160)), spaces=(), activities=(), step=10)
    larger = CONTRADICTIONS["no rest"]
    smaller = (
        [act("v", 40, parties=frozenset("u")), act("w", 40, parties=frozenset("u"))],
        [must("keep", "v"), must("keep", "w"), must("party", "u")],
        {"v": at(0), "w": at(20)},
    )
    for first, second in ((larger, smaller), (smaller, larger)):
        problem = planted(planted(nothing, first), second)
        assert named(problem) == {one.key for one in smaller[1]}
