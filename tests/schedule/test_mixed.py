"""A forum's talks with free activities around them."""

from dataclasses import replace

from app.schedule.rules import checking
from app.schedule.rules.forum import forum_faults
from app.schedule.rules.problem import (
    Activity,
    Block,
    Forum,
    Problem,
    Requirement,
    Space,
    Track,
    Window,
)
from app.schedule.solver import solve
from tests.schedule.problems import PATIENCE


def talk(key, track, parties=(), slots=1):
    return Activity(
        key=key,
        minutes=0,
        slots=slots,
        track=track,
        parties=frozenset(parties),
        spaces=("r1", "r2"),
    )


FORUM = Forum(
    blocks=(
        Block(key="b1", starts=(540, 570), end=600),
        Block(key="b2", starts=(660, 690), end=720),
    ),
    tracks=(Track(key="t"), Track(key="u")),
    weights={"tracks-sessions": 1},
    track_blocks={("t", "b2"): 5, ("u", "b2"): 5},
)


def forum(**more):
    lunch = Activity(key="lunch", minutes=60, parties=frozenset({"ann"}))
    press = Activity(key="press", minutes=30, spaces=("r1", "r2"), parties=frozenset({"ann"}))
    return Problem(
        days=(Window(480, 780),),
        spaces=(Space(key="r1", venue="v"), Space(key="r2", venue="v")),
        activities=(
            talk("a", "t", ["ann"], slots=2),
            talk("b", "u", ["bob"]),
            talk("c", "u", ["ann"]),
            lunch,
            press,
        ),
        requirements=(
            Requirement(key="place", kind="place", subjects=("lunch", "press")),
            Requirement(key="r1", kind="space", subjects=("r1",)),
            Requirement(key="r2", kind="space", subjects=("r2",)),
            Requirement(key="ann", kind="party", subjects=("ann",)),
            Requirement(key="early", kind="within", subjects=("lunch",), weight=2, **more),
        ),
        forum=FORUM,
        step=10,
    )


def test_free_activities_stand_around_the_talks():
    problem = forum(windows=(Window(540, 660),))
    outcome = solve(problem, seconds=PATIENCE, workers=1)
    assert set(outcome.plan) == {"a", "b", "c", "lunch", "press"}
    assert forum_faults(problem, outcome.plan) == []
    hard = [one for one in checking.faults(problem, outcome.plan) if one.requirement.weight is None]
    assert hard == []
    assert outcome.plan["lunch"].start == 600
    assert outcome.counts["early"] == 0


def test_free_activities_that_never_fit_are_named():
    problem = forum(windows=())
    much = Requirement(key="much", kind="within", subjects=("press",), windows=(Window(540, 560),))
    stated = replace(problem, requirements=(*problem.requirements, much))
    outcome = solve(stated, seconds=PATIENCE, workers=1)
    assert (outcome.status, outcome.reason) == ("impossible", ("place", "much"))
