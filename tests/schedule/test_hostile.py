"""What the board's script would never send, and what nobody would ask for twice."""

import json
from itertools import product

from sqlalchemy import func, select

from app.schedule.models import Activity, Step
from tests.matrix.reading import main_form

BODIES = ("[]", "null", "5", '"x"', "{", "[" * 20_000, '{"seen": 1e400}', '{"seen": {}}')
WRONG = (
    *({"seen": one} for one in (True, None, -1, 2**31, 10**30, "\ud800", "\0", [])),
    {"seen": 0, "at": "9999-12-31T23:59", "minutes": 60},
    {"seen": 0, "at": "2027-08-05T09:00", "minutes": 10**12},
    {"seen": 0, "at": "2027-08-05T09:00", "minutes": True},
    {"seen": 0, "at": "2027-08-05T09:00", "minutes": 60, "space": "9" * 40},
)


def test_a_body_that_is_no_move_is_refused_and_moves_nothing(planner, timetable, session):
    activity = f"/activities/{timetable.activities[0].uuid}"
    board = f"{timetable.path}/board"
    paths = (f"{activity}/place", f"{activity}/swap", f"{board}/undo", f"{board}/redo")
    for path, body in product(paths, [*BODIES, *map(json.dumps, WRONG)]):
        answer = planner.post(path, data=body, content_type="application/json")
        assert answer.status_code == 409, (path, body[:50])
    assert session.scalar(select(func.count(Step.id))) == 0


def test_the_same_with_nothing_wrong_is_a_move(planner, timetable, session):
    told = {"seen": 0, "at": "2027-08-05T09:00", "minutes": 60}
    assert planner.post(f"/activities/{timetable.activities[0].uuid}/place", json=told).is_json
    assert session.scalar(select(func.count(Step.id))) == 1


def test_what_is_made_at_one_go_is_made_once_by_a_double_click(planner, timetable, session):
    path = f"{timetable.path}/activities/league"
    told = {"name-en": "League", "minutes": "60", "regions": [one.id for one in timetable.regions]}
    first = {**told, "once": main_form(planner.get(path).text)["once"]}
    batches = {planner.post(path, data=first).location for _ in range(2)}
    assert len(batches) == 1
    assert made(session, timetable) == 6
    planner.post(path, data={**first, "minutes": "90"})
    assert made(session, timetable) == 12
    planner.post(path, data={**told, "once": main_form(planner.get(path).text)["once"]})
    assert made(session, timetable) == 18


def made(session, timetable):
    """How many activities there are beside those of the fixture."""
    return session.scalar(select(func.count(Activity.id))) - len(timetable.activities)
