"""What a repair keeps to, and what it moves rather."""

from dataclasses import replace

import pytest

from app.schedule.rules.asking import keeping, repairing, still_there
from app.schedule.rules.problem import Activity, Placement, Problem, Requirement, Space, Window
from app.schedule.solver import solve
from tests.schedule.problems import PATIENCE

DRAFT = {key: Placement(60 * number, "1") for number, key in enumerate("abc")}


def problem(**changed):
    """Three activities of an hour in one hall, one after the other."""
    activities = {key: Activity(key=key, minutes=60, spaces=("1",)) for key in "abc"} | changed
    return Problem(
        days=(Window(0, 240),),
        spaces=(Space(key="1", venue="v"),),
        activities=tuple(activities.values()),
        requirements=(
            Requirement(key="place", kind="place", subjects=("a", "b", "c"), weight=1),
            Requirement(key="space", kind="space", subjects=("1",)),
        ),
        present=DRAFT,
    )


def test_a_repair_keeps_to_what_is_announced_and_else_to_the_draft():
    kept, told = keeping(problem(), {"a": Placement(180, "1")})
    assert kept.present == {**DRAFT, "a": Placement(180, "1")}
    assert told == {"a"}


@pytest.mark.parametrize(
    ("announced", "changed"),
    [
        pytest.param(Placement(180, None), {}, id="its space is gone"),
        pytest.param(Placement(180, "1"), {"a": Activity(key="a", minutes=60)}, id="takes none"),
        pytest.param(
            Placement(180, "1"),
            {"a": Activity(key="a", minutes=60, spaces=("1",), fixed=True)},
            id="is fixed on the board",
        ),
    ],
)
def test_what_cannot_stand_where_it_was_announced_is_kept_where_the_draft_has_it(
    announced, changed
):
    assert keeping(problem(**changed), {"a": announced}) == (problem(**changed), frozenset())


def test_what_is_gone_is_not_announced_any_more():
    announced = {"a": Placement(0, "lost"), "b": Placement(0, "1"), "gone": Placement(0, "1")}
    assert still_there(problem(), announced) == {"a": Placement(0, None), "b": Placement(0, "1")}


@pytest.mark.parametrize(
    ("announced", "moved"),
    [(("a",), {"b", "c"}), ((), {"a"}), (("a", "b", "c"), {"a"})],
)
def test_two_of_the_draft_move_rather_than_one_that_is_announced(announced, moved):
    """A lasts three hours now: it goes to the end, or the two after it give way."""
    long = problem(a=Activity(key="a", minutes=180, spaces=("1",)))
    asked = replace(long, days=(Window(0, 360),))
    found = solve(repairing(asked, DRAFT, announced), seconds=PATIENCE, workers=1)
    assert found.status == "optimal"
    assert {key for key in DRAFT if found.plan[key] != DRAFT[key]} == moved
