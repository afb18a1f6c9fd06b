"""The board's pages: what is shown, put, taken off and told, by a plain form and by JSON."""

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from app.schedule.actions import moving
from app.schedule.models import Activity, Attendance, Interpreter, Spot
from app.schedule.queries import board as queries
from app.schedule.queries import moves
from app.schedule.queries.old import FORGOTTEN
from app.schedule.rules.layout import Entry, days_between, lay_out
from tests.schedule.making import MADE, activity, morning, person


@pytest.fixture
def board(timetable, session):
    """The timetable with its first match on Court A at ten on the sixth, put there by nobody."""
    spot = Spot(morning(6, 1), timetable.spaces[0].id, 90)
    moving.place(session, None, timetable.edition, timetable.activities[0], spot, 0)
    session.commit()
    timetable.path = f"/editions/{timetable.edition.id}/board"
    timetable.uuid = timetable.activities[0].uuid
    return timetable


def put(planner, board, **said):
    """Send a move as the board's script does."""
    body = {"at": "2027-08-06T13:00", "space": "", "minutes": 90, "seen": 1, **said}
    return planner.post(f"/activities/{board.uuid}/place", json=body)


def test_the_board_shows_what_is_placed_and_what_waits(planner, board):
    page = planner.get(board.path).text
    entry = re.search(
        rf'<a class="entry kind-match" href="/activities/{board.uuid}/place".*?</a>', page
    )
    assert 'data-t="2027-08-06T10:00"' in entry[0]
    assert "10:00–11:30" in entry[0]
    aside = page.partition("data-aside-list")[2].partition("</ul>")[0]
    assert aside.count("<li>") == 11
    assert board.uuid not in aside


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 12),
        ("region={region}", 6),
        ("group={group}", 6),
        ("space={space}", 12),
        ("space={other}", 11),
        ("person=x&day=never&region=zz", 12),
        ("day=2027-08-07", 11),
    ],
)
def test_the_board_is_narrowed(planner, board, asked, count):
    known = {"region": board.regions[3].id, "group": board.group.id}
    known |= {"space": board.spaces[0].id, "other": board.spaces[1].id}
    page = planner.get(f"{board.path}?{asked.format(**known)}").text
    assert len(re.findall('class="entry ', page)) == count


def test_the_board_of_a_person_shows_what_names_them(planner, board, session):
    board.others[4].attendances.append(Attendance(interpreter_id=board.interpreter.id))
    page = planner.get(f"{board.path}?person=i{board.interpreter.id}").text
    # Museum names the interpreter; opening, party and closing name everyone.
    assert len(re.findall('class="entry ', page)) == 4


def test_the_board_takes_as_many_statements_for_three_as_for_one(planner, board, queries, session):
    planner.get(board.path)
    queries.clear()
    planner.get(board.path)
    one = len(queries)
    for number in (1, 2):
        spot = Spot(morning(7, number), board.spaces[1].id, 60)
        moving.place(session, None, board.edition, board.activities[number], spot, number)
        activity(session, board.edition, f"More {number}")
    session.commit()
    queries.clear()
    planner.get(board.path)
    assert len(queries) == one == 10


def test_five_hundred_activities_and_the_boards_script_stay_small(planner, board, session):
    row = {"edition_id": board.edition.id, "kind": "session", "minutes": 60, "made_at": MADE}
    # Written in Japanese: three bytes a sign.
    rows = [
        {
            **row,
            "uuid": str(uuid4()),
            "summary": {},
            "title": {
                "en": f"Ports and their people {n}",
                "ja": f"港と人びと、これからの交流 第{n}部",
            },
            "starts_at": morning(5 + n % 5, n % 11),
            "space_id": board.spaces[n % 4].id,
        }
        for n in range(500 - len(board.activities))
    ]
    session.execute(insert(Activity), rows)
    page = planner.get(f"{board.path}?language=ja")
    assert len(re.findall('class="entry ', page.text)) == 500
    built = Path("static/built")
    script = json.loads((built / "manifest.json").read_text())["board.js"]
    assert len(page.data) + (built / script).stat().st_size < 300_000


def test_a_plain_form_puts_an_activity_somewhere_and_says_so(planner, board):
    form = planner.get(f"/activities/{board.uuid}/place").text
    assert 'value="2027-08-06T10:00"' in form
    body = {"at": "2027-08-07T14:30", "space": board.spaces[1].id, "minutes": 60, "seen": 1}
    answer = planner.post(f"/activities/{board.uuid}/place", data=body, follow_redirects=True)
    assert (
        "Put on the board: Sat, 7 Aug 2027, 14:30 Tokyo (UTC+9), Court B, 60 minutes."
        in answer.text
    )
    assert moving.spot(board.activities[0]) == Spot(morning(7, 5, 30), board.spaces[1].id, 60)


def test_a_plain_form_tells_what_a_place_would_break_before_it_is_taken(planner, board, session):
    body = {"at": "2027-08-07T03:00", "space": board.spaces[0].id, "minutes": 60, "seen": 1}
    answer = planner.post(f"/activities/{board.uuid}/place", data={**body, "do": "check"})
    assert answer.status_code == 200
    told = answer.text.partition("What it would break there")[2]
    assert "Court A" in told
    assert "must hold" in told
    assert moving.spot(board.activities[0]).starts_at == morning(6, 1)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"at": ""}, "Answer this question."),
        ({"space": "999999"}, "Not a valid choice."),
        ({"minutes": 0}, "between 1 and"),
        ({"at": "2027-08-07"}, "Not a valid"),
    ],
)
def test_a_form_that_is_wrong_is_shown_again_and_moves_nothing(planner, board, said, words):
    body = {"at": "2027-08-07T14:30", "space": "", "minutes": 60, "seen": 1, **said}
    answer = planner.post(f"/activities/{board.uuid}/place", data=body)
    assert (answer.status_code, words in answer.text) == (422, True)
    answer = put(planner, board, **said)
    assert (answer.status_code, words in answer.json["refused"]) == (409, True)
    assert moving.spot(board.activities[0]).starts_at == morning(6, 1)


def test_a_form_that_somebody_overtook_says_who_and_keeps_what_was_typed(planner, board):
    body = {"at": "2027-08-07T14:30", "space": "", "minutes": 60, "seen": 0}
    answer = planner.post(f"/activities/{board.uuid}/place", data=body)
    assert answer.status_code == 422
    assert "Somebody has moved" in answer.text
    assert 'value="2027-08-07T14:30"' in answer.text


def test_a_fixed_activity_has_no_form_and_moves_by_none(planner, board, session):
    board.activities[0].fixed = True
    page = planner.get(f"/activities/{board.uuid}/place").text
    assert "This activity is fixed" in page
    assert "Put it there" not in page
    assert "is fixed" in put(planner, board).json["refused"]
    assert board.activities[0].starts_at == morning(6, 1)


def test_times_are_those_of_the_editions_zone(planner, board, session):
    board.edition.zone = "Asia/Vladivostok"
    assert 'data-t="2027-08-06T11:00"' in planner.get(board.path).text
    (move,) = put(planner, board).json["moves"]
    assert (move["at"], board.activities[0].starts_at) == ("2027-08-06T13:00", morning(6, 3))


def test_two_change_places_by_form(planner, board, session):
    spot = Spot(morning(7, 2), board.spaces[1].id, 60)
    moving.place(session, None, board.edition, board.others[0], spot, 1)
    body = {"seen": 2, "other": board.others[0].uuid}
    planner.post(f"/activities/{board.uuid}/swap", data=body)
    assert [one.starts_at for one in (board.activities[0], board.others[0])] == [
        morning(7, 2),
        morning(6, 1),
    ]
    assert planner.post(f"/activities/{board.uuid}/swap", data={"seen": 4}).status_code == 409


def test_an_activity_is_taken_off_the_board(planner, board):
    answer = planner.post(f"/activities/{board.uuid}/unplace", data={"seen": 1})
    assert (answer.status_code, board.activities[0].starts_at) == (303, None)


def test_the_script_is_answered_what_it_has_not_seen(planner, board):
    answer = put(planner, board, space=board.spaces[1].id)
    assert answer.status_code == 200
    (move,) = answer.json["moves"]
    assert move | {"told": ""} == {
        "number": 2,
        "uuid": board.uuid,
        "at": "2027-08-06T13:00",
        "space": board.spaces[1].id,
        "minutes": 90,
        "own": True,
        "told": "",
    }
    assert move["told"].startswith("You moved “Toyama against Gangwon”: Fri, 6 Aug 2027, 13:00")
    assert (answer.json["number"], answer.json["undo"], answer.json["redo"]) == (2, True, False)
    body = {"seen": 2}
    off = planner.post(f"/activities/{board.uuid}/unplace", json=body)
    assert [one["at"] for one in off.json["moves"]] == [None]


def test_a_script_that_somebody_overtook_is_told_so_and_loses_nothing(planner, board):
    answer = put(planner, board, seen=0)
    assert (answer.status_code, len(answer.json["moves"])) == (409, 1)
    assert answer.json["refused"].startswith("Somebody has moved")
    off = planner.post(f"/activities/{board.uuid}/unplace", json={"seen": 0})
    assert (off.status_code, board.activities[0].starts_at) == (409, morning(6, 1))


@pytest.mark.parametrize("body", [[], {"at": ["x"]}, {"seen": -1}, {"seen": 2**40}, "x"])
def test_json_that_says_nothing_moves_nothing(planner, board, body):
    answer = planner.post(f"/activities/{board.uuid}/place", json=body)
    assert (answer.status_code, board.activities[0].starts_at) == (409, morning(6, 1))


def test_undo_and_redo_by_button_and_by_script(planner, board):
    put(planner, board)
    assert planner.post(f"{board.path}/undo").status_code == 303
    assert board.activities[0].starts_at == morning(6, 1)
    answer = planner.post(f"{board.path}/redo", json={"seen": 3})
    assert [one["at"] for one in answer.json["moves"]] == ["2027-08-06T13:00"]
    refused = planner.post(f"{board.path}/redo", json={"seen": 4})
    assert (refused.status_code, refused.json["refused"]) == (
        409,
        "There is no move of yours to do again.",
    )
    page = planner.post(f"{board.path}/redo", follow_redirects=True).text
    assert "There is no move of yours to do again." in page


def test_an_undo_that_came_too_late_is_not_offered_again(planner, board, session):
    put(planner, board)
    spot = Spot(morning(8, 1), None, 90)
    moving.place(session, None, board.edition, board.activities[0], spot, 2)
    first = planner.post(f"{board.path}/undo", json={"seen": 3})
    assert "was changed since, by somebody" in first.json["refused"]
    assert (first.json["undo"], first.json["redo"]) == (False, False)
    second = planner.post(f"{board.path}/undo", json={"seen": 3})
    assert second.json["refused"] == "There is no move of yours to undo."


def test_what_moved_elsewhere_is_told_and_nothing_while_nothing_did(planner, board, session):
    first = planner.get(f"{board.path}.json?since=0")
    assert [one["told"][:8] for one in first.json["moves"]] == ["Somebody"]
    mark = {"If-None-Match": first.headers["ETag"]}
    assert planner.get(f"{board.path}.json?since=1", headers=mark).status_code == 304
    board.activities[0].title = {"en": "Final"}
    session.commit()
    again = planner.get(f"{board.path}.json?since=1", headers=mark)
    assert (again.status_code, again.json["moves"]) == (200, [])
    assert again.json["changed"] != first.json["changed"]


def test_the_script_learns_where_an_activity_may_not_begin(planner, board):
    other = board.activities[1]
    told = planner.get(f"/activities/{other.uuid}/hindrances.json").json
    taken = [one for one in told["windows"] if one["words"].startswith("The space is taken")]
    assert taken == [
        {
            "from": "2027-08-06T08:16",
            "until": "2027-08-06T11:45",
            "hard": True,
            "spaces": [str(board.spaces[0].id)],
            "words": "The space is taken: Toyama against Gangwon.",
        }
    ]
    assert set(told["spaces"]) == {str(one.id) for one in board.spaces}


def test_whoever_does_not_plan_finds_no_board(signed_in, board):
    client = signed_in("host_staff", edition_id=board.edition.id)
    for path in (board.path, f"{board.path}.json", f"/activities/{board.uuid}/place"):
        assert client.get(path).status_code == 404


def test_a_removed_activity_has_no_place(planner, board, session):
    board.activities[0].removed_at = morning(1)
    assert planner.get(f"/activities/{board.uuid}/place").status_code == 404


def entry(hour=None, minutes=60, space=None):
    """Return an entry that begins so many hours after nine in the morning in Japan."""
    start = None if hour is None else morning(6, hour)
    return Entry("u", {}, "talk", minutes, start, space, None, False, True)


def test_entries_are_laid_out_by_day_hour_and_space():
    edition = days_between(morning(6).date(), morning(7).date())
    found = [entry(1, space=3), entry(), entry(14, 120, 4), entry(0)]
    layout = lay_out(found, edition, "Asia/Tokyo")
    assert [one.day.day for one in layout.days] == [6, 7]
    assert {hour: set(cells) for hour, cells in layout.days[0].hours.items()} == {
        9: {0},
        10: {3},
        23: {4},
    }
    assert (layout.days[0].used, len(layout.aside)) == ({0, 3, 4}, 1)
    assert (layout.earliest, layout.latest) == (8, 24)
    assert [one.day.day for one in lay_out(found, edition, "Asia/Tokyo", edition[1]).days] == [7]


def test_days_of_an_edition_are_as_many_as_a_board_can_show():
    assert days_between(None, None) == []
    assert len(days_between(morning(6).date(), None)) == 1
    assert len(days_between(morning(6).date(), morning(6).date().replace(year=2029))) == 60


def test_the_number_of_a_board_without_moves_is_none(session, timetable):
    assert moves.number(session, timetable.edition.id) == 0


@pytest.mark.parametrize("gone", ["name_purged_at", "erased_at", "withdrawn_at"])
def test_whose_name_is_gone_is_not_among_the_filters(session, timetable, planner, gone):
    here, left = (
        person(session, timetable.edition, region, name)
        for region, name in zip(timetable.regions, ("Hana", "Canary"), strict=False)
    )
    for one in (here, left):
        told = {"activity_id": timetable.activities[0].id, "participant_id": one.id}
        session.execute(insert(Attendance).values(everyone=False, **told))
    session.commit()
    path = f"/editions/{timetable.edition.id}/board"
    assert {one.name for one in queries.people(session, timetable.edition.id)} >= {"Hana", "Canary"}
    setattr(left, gone, MADE)
    session.commit()
    page = planner.get(path).text
    assert "Hana</option>" in page
    assert "Canary</option>" not in page


def test_an_interpreter_who_was_forgotten_is_not_among_the_filters(session, timetable):
    found = [one.name for one in queries.people(session, timetable.edition.id)]
    assert "Kim Interpreter" in found
    session.execute(update(Interpreter).values(name=FORGOTTEN))
    assert queries.people(session, timetable.edition.id) == []
