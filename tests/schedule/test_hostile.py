"""What the board's script would never send, and what nobody would ask for twice."""

import json
from itertools import product

from sqlalchemy import func, select

from app.schedule.models import Step

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
