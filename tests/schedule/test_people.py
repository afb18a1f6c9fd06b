"""Groups, interpreters, and who is there from when until when."""

from datetime import UTC, datetime

import pytest

from app.schedule import queries
from app.schedule.errors.activities import AfterItself
from app.schedule.models import Group, Interpreter
from app.schedule.queries import attending as found
from app.schedule.rules import people as rules
from tests.matrix.reading import main_form
from tests.schedule import making


@pytest.mark.parametrize(("after", "wrong"), [({2: 3}, False), ({2: 3, 3: 1}, True), ({}, False)])
def test_no_two_groups_come_after_each_other(after, wrong):
    if wrong:
        with pytest.raises(AfterItself):
            rules.check_after(1, 2, after)
    else:
        assert rules.check_after(1, 2, after) is None


def test_a_group_is_added_changed_removed_and_put_back(planner, timetable, session):
    path = f"{timetable.path}/groups"
    final = {"name-en": "Finals", "kind": "stage", "after": timetable.group.id, "gap": "120"}
    planner.post(f"{path}/new", data={**final, "one_day": "y"})
    made = queries.groups(session, timetable.edition.id)[-1]
    assert (made.after_group_id, made.gap, made.one_day) == (timetable.group.id, 120, True)
    listed = planner.get(path).text
    assert "on one day, 2 h after Volleyball" in listed
    assert "6 activities" in listed
    circle = {"name-en": "Volleyball", "kind": "league", "after": made.id}
    refused = planner.post(f"{path}/{timetable.group.id}", data=circle)
    assert "This group already comes before that one." in refused.text
    planner.post(f"{path}/{made.id}/remove")
    assert made.id not in {one.id for one in queries.groups(session, timetable.edition.id)}
    planner.post(f"{path}/{made.id}/remove", data={"back": "1"})
    session.expire_all()
    assert session.get(Group, made.id).removed_at is None


def test_an_interpreter_is_added_changed_removed_and_put_back(planner, timetable, session):
    path = f"{timetable.path}/interpreters"
    told = {"name": "Li Interpreter", "languages": ["zh", "mn"], "starts_at": "2027-08-06T09:00"}
    refused = planner.post(f"{path}/new", data={**told, "ends_at": "2027-08-06T08:00"})
    assert "They would leave before they arrive." in refused.text
    assert planner.post(f"{path}/new", data={**told, "mail": "li"}).status_code == 422
    planner.post(f"{path}/new", data=told)
    made = queries.interpreters(session, timetable.edition.id)[-1]
    assert {one.language for one in made.languages} == {"zh", "mn"}
    assert made.starts_at == making.morning(6)
    form = main_form(planner.get(f"{path}/{made.id}").text)
    planner.post(f"{path}/{made.id}", data={**form, "languages": ["zh"]})
    session.expire_all()
    again = found.interpreter(session, timetable.edition.id, made.id)
    assert [one.language for one in again.languages] == ["zh"]
    planner.post(f"{path}/{made.id}/remove")
    assert len(queries.interpreters(session, timetable.edition.id)) == 1
    planner.post(f"{path}/{made.id}/remove", data={"back": "1"})
    session.expire_all()
    assert session.get(Interpreter, made.id).removed_at is None


def test_delegations_arrive_leave_and_take_part_online(planner, timetable, session):
    path, toyama = f"{timetable.path}/presences", timetable.toyama.id
    told = {f"arrives_{toyama}": "2027-08-05T20:00", f"zone_{toyama}": "Asia/Shanghai"}
    for wrong in ({f"leaves_{toyama}": "2027-08-05T19:00"}, {f"hours_{toyama}": "late"}):
        assert planner.post(path, data={**told, **wrong}).status_code == 422
    planner.post(path, data={**told, f"hours_{toyama}": "09:00-18:00"})
    (made,) = queries.presences(session, timetable.edition.id)
    assert made.arrives_at == datetime(2027, 8, 5, 11, 0, tzinfo=UTC)
    assert (made.zone, made.sociable_from, made.sociable_until) == ("Asia/Shanghai", 540, 1080)
    form = main_form(planner.get(path).text)
    assert form[f"hours_{toyama}"] == "09:00-18:00"
    planner.post(path, data={**form, f"arrives_{toyama}": "", f"zone_{toyama}": ""})
    session.expire_all()
    assert list(queries.presences(session, timetable.edition.id)) == []


def test_one_person_comes_at_other_times_than_the_delegation(planner, timetable, session):
    path = f"{timetable.path}/presences"
    person = making.person(session, timetable.edition, timetable.toyama)
    session.commit()
    there = f"{path}/person?person={person.id}"
    assert "Who comes at other times" in planner.get(path).text
    planner.post(there, data={f"leaves_{person.id}": "2027-08-07T12:00"})
    (made,) = queries.presences(session, timetable.edition.id)
    assert (made.participant_id, made.region_id) == (person.id, None)
    assert "leaves" in planner.get(path).text
    planner.post(there, data={f"leaves_{person.id}": ""})
    assert list(queries.presences(session, timetable.edition.id)) == []
    assert planner.get(f"{path}/person?person=999999").status_code == 303
