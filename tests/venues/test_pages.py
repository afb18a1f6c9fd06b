"""Planners say where an edition takes place."""

from datetime import UTC, date, datetime

import pytest

from app.core.words import Words
from app.venues import queries
from app.venues.models import Venue
from tests.conftest import statements
from tests.matrix.reading import main_form


def test_a_venue_is_added_with_a_space_and_changed(planner, timetable, session):
    path = f"{timetable.path}/venues"
    answer = planner.post(
        f"{path}/new", data={"name-en": "Port", "name-ja": "港", "latitude": "36.7"}
    )
    assert answer.status_code == 422
    assert "Give latitude and longitude, or neither." in answer.text
    planner.post(f"{path}/new", data={"name-en": "Port", "name-ja": "港"})
    port = queries.venues(session, timetable.edition.id)[-1]
    assert (port.name, port.position) == (Words(en="Port", ja="港"), 3)
    space = {"name-en": "Pier", "kind": "field", "capacity": "200", "equipment": ["sound", "stage"]}
    assert planner.post(f"{path}/{port.id}/spaces/new", data=space).status_code == 303
    pier = queries.spaces(session, timetable.edition.id)[-1]
    assert [pier.capacity, {one.equipment for one in pier.equipment}] == [200, {"sound", "stage"}]
    changed = {**space, "capacity": "0"}
    assert planner.post(f"{path}/spaces/{pier.id}", data=changed).status_code == 422
    planner.post(f"{path}/spaces/{pier.id}", data={**space, "equipment": ["sound"]})
    session.expire_all()
    again = queries.space(session, timetable.edition.id, pier.id)
    assert [one.equipment for one in again.equipment] == ["sound"]


def test_what_is_removed_can_be_put_back(planner, timetable):
    path = f"{timetable.path}/venues"
    court, arena = timetable.spaces[0], timetable.venues[0]
    for thing, one in ((f"spaces/{court.id}", "Court A"), (str(arena.id), "Arena")):
        planner.post(f"{path}/{thing}/remove")
        listed = planner.get(path).text
        assert listed.index("Removed</h2>") < listed.index(one)
        planner.post(f"{path}/{thing}/remove", data={"back": "1"})
        assert "Removed</h2>" not in planner.get(path).text


def test_hours_are_set_for_a_day_and_for_all_spaces_of_a_venue(planner, timetable, session):
    court = timetable.spaces[0]
    path = f"{timetable.path}/venues/spaces/{court.id}/hours"
    page = planner.get(path).text
    assert "08:00-21:00" in page
    wrong = planner.post(path, data={"every": "from 9"})
    assert wrong.status_code == 422
    assert "Write hours as" in wrong.text
    told = {"every": "09:00-18:00", "on_2027_08_06": "22:00-02:00", "on_2027_08_07": "-"}
    assert planner.post(path, data={**told, "also": "y"}).status_code == 303
    session.expire_all()
    found = queries.spaces(session, timetable.edition.id)
    hours = [{(row.day, row.opens, row.closes) for row in one.hours} for one in found]
    assert hours[0] == hours[1]
    assert hours[0] == {
        (None, 540, 1080),
        (date(2027, 8, 6), 1320, 1560),
        (date(2027, 8, 7), 0, 0),
    }
    assert hours[2] == {(None, 480, 1260)}
    assert "22:00-02:00" in planner.get(f"{timetable.path}/venues").text


def test_a_space_is_blocked_on_the_clocks_of_the_edition_s_zone(planner, timetable, session):
    court = timetable.spaces[0]
    path = f"{timetable.path}/venues/spaces/{court.id}/blocked"
    told = {"starts_at": "2027-08-06T09:00", "ends_at": "2027-08-06T12:00", "reason": "Cleaning"}
    backwards = planner.post(path, data={**told, "ends_at": "2027-08-06T09:00"})
    assert "It ends before it begins." in backwards.text
    planner.post(path, data=told)
    session.expire_all()
    (blocked,) = queries.space(session, timetable.edition.id, court.id).blocked
    assert blocked.starts_at == datetime(2027, 8, 6, 0, 0, tzinfo=UTC)
    freed = planner.post(f"{timetable.path}/venues/blocked/{blocked.id}/remove")
    again = planner.get(freed.location).text
    assert 'value="2027-08-06T09:00"' in again
    assert 'value="Cleaning"' in again
    assert "It is never blocked." in again


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
def test_a_time_to_block_at_the_edge_of_the_calendar_is_not_offered(planner, timetable, moment):
    court = timetable.spaces[0]
    path = f"{timetable.path}/venues/spaces/{court.id}/blocked"
    asked = {"starts_at": moment, "ends_at": "2027-08-05T00:00:00+00:00", "reason": "Rain"}
    answer = planner.get(path, query_string=asked)
    assert answer.status_code == 200
    form = main_form(answer.text)
    assert (form["starts_at"], form["ends_at"]) == ("", "2027-08-05T09:00")


def test_travel_is_a_question_for_each_two_venues(planner, timetable, session):
    session.add(Venue(edition_id=timetable.edition.id, name=Words(en="Port"), position=3))
    session.commit()
    path = f"{timetable.path}/venues/travel"
    one, two = (venue.id for venue in timetable.venues)
    page = planner.get(path).text
    assert page.count("Minutes between") == 3
    assert "2 ways are not known yet" in page
    assert planner.post(path, data={f"way_{one}_{two}": "-1"}).status_code == 422
    planner.post(path, data={f"way_{one}_{two}": "40"})
    assert queries.travel(session, timetable.edition.id) == {(one, two): 40}


def test_the_list_of_venues_is_read_at_one_count(planner, timetable, session, app):
    path = f"{timetable.path}/venues"
    counts = []
    for _turn in range(2):
        with statements(app.extensions["engine"]) as seen:
            planner.get(path)
        counts.append(len(seen))
        session.add(Venue(edition_id=timetable.edition.id, name=Words(en="Port"), position=9))
        session.commit()
    assert counts[0] == counts[1]


def test_venues_and_their_spaces_are_put_in_order(planner, timetable):
    path = f"{timetable.path}/venues"
    (arena, house), court_b = timetable.venues, timetable.spaces[1]

    def order(*names):
        page = planner.get(path).text
        return sorted(names, key=page.index)

    def move(thing, direction):
        assert (
            planner.post(f"{path}/{thing}/move", data={"direction": direction}).status_code == 303
        )

    courts = ["Court A", "Court B"]
    assert order(*courts) == courts
    move(f"spaces/{court_b.id}", "up")
    assert order(*courts) == courts[::-1]
    for direction in ("up", "down", "down"):
        move(f"spaces/{court_b.id}", direction)
    assert order(*courts) == courts
    first = planner.get(path).text
    assert first.index("Great hall") > first.index("Court A")
    move(str(arena.id), "down")
    then = planner.get(path).text
    assert then.index("Great hall") < then.index("Court A")
    move(str(house.id), "down")
    assert planner.get(path).text.index("Great hall") > first.index("Court A")
    board = planner.get(f"{timetable.path}/board").text
    assert board.index("Court A") < board.index("Great hall")
