"""Planners say what takes place, who must be there, and make many activities at one go."""

from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from app.schedule import queries
from app.schedule.actions import activities as actions
from app.schedule.errors.activities import PlacesTaken
from app.schedule.models import Activity, Attendance
from app.schedule.queries.stating import stated
from app.schedule.rules import league
from app.schedule.rules.activities import facts_of
from app.schedule.rules.checking import faults
from app.schedule.rules.problem import Placement
from tests.conftest import statements
from tests.matrix.reading import main_form
from tests.schedule import making

FULL = {
    "kind": "session",
    "title-en": "Ports together",
    "title-ko": "항구",
    "minutes": "90",
    "turnround": "15",
    "needs_space": "y",
    "earliest_at": "2027-08-06T09:00",
    "latest_at": "2027-08-06T12:00",
    "equipment": ["screen"],
    "languages": ["ja", "ko"],
    "places": "20",
}


@pytest.mark.parametrize(("teams", "rounds"), [(2, 1), (3, 3), (4, 3), (5, 5), (8, 7)])
def test_in_a_league_each_two_meet_once_and_nobody_twice_in_a_round(teams, rounds):
    found = league.matches(range(teams))
    pairs = {frozenset((one.first, one.second)) for one in found}
    assert len(found) == len(pairs) == teams * (teams - 1) // 2
    for number in range(1, rounds + 1):
        playing = [team for one in found if one.round == number for team in one[1:]]
        assert len(playing) == len(set(playing)) == teams - teams % 2
    twice = league.matches(range(teams), twice=True)
    assert len({(one.first, one.second) for one in twice}) == teams * (teams - 1)
    assert max(one.round for one in twice) == 2 * rounds


def test_an_activity_is_added_with_all_that_it_needs(planner, timetable, session):
    toyama, gangwon = timetable.toyama.id, timetable.gangwon.id
    hall = timetable.spaces[2].id
    told = {**FULL, "regions": [toyama, gangwon], "roles": ["coach"], "only_roles": "y"}
    told |= {"interpreters": [timetable.interpreter.id], "spaces": [hall]}
    path = f"{timetable.path}/activities/new"
    for wrong, says in (
        ({"latest_at": "2027-08-06T09:00"}, "It would end before it may begin."),
        ({"latest_at": "2027-08-06T10:00"}, "It lasts longer than the time between these two."),
        ({"minutes": "0"}, "Number must be between"),
        ({"title-en": "", "title-ko": ""}, "Write it in at least one language."),
    ):
        answer = planner.post(path, data={**told, **wrong})
        assert answer.status_code == 422
        assert says in answer.text
    planner.post(path, data=told)
    made = queries.listed(session, timetable.edition.id)[-1]
    assert made.title == {"en": "Ports together", "ko": "항구"}
    assert made.earliest_at == making.morning(6)
    assert {one.language for one in made.languages} == {"ja", "ko"}
    assert [one.space_id for one in made.spaces] == [hall]
    parties = {(one.region_id, one.role, one.interpreter_id) for one in made.attendances}
    both = {(toyama, "coach", None), (gangwon, "coach", None)}
    assert parties == {*both, (None, None, timetable.interpreter.id)}
    page = planner.get(f"/activities/{made.uuid}/edit").text
    assert "Gangwon: Coach" in page


def test_an_activity_is_changed_and_the_other_s_answers_are_kept(planner, timetable, session):
    match = timetable.matches[0]
    path = f"/activities/{match.uuid}/edit"
    form = main_form(planner.get(path).text)
    match.places = 8
    session.commit()
    planner.post(path, data={**form, "minutes": "75"})
    session.expire_all()
    assert (match.minutes, match.places) == (75, 8)
    match.taken = 5
    session.commit()
    form = main_form(planner.get(path).text)
    refused = planner.post(path, data={**form, "places": "4"})
    assert "5 people have signed up" in refused.text
    assert refused.status_code == 422


def test_places_are_not_fewer_than_were_taken_since_the_activity_was_read(timetable, session):
    activity = queries.activity(session, timetable.others[3].uuid)
    taking = update(Activity).where(Activity.id == activity.id).values(taken=3)
    session.execute(taking, execution_options={"synchronize_session": False})
    with pytest.raises(PlacesTaken):
        actions.change(session, None, activity, replace(facts_of(activity), places=2))
    actions.change(session, None, activity, replace(facts_of(activity), places=3))


def test_an_activity_is_copied_removed_and_put_back(planner, timetable, session):
    match = timetable.matches[0]
    match.starts_at, match.space_id = making.morning(6), timetable.spaces[0].id
    session.commit()
    copied = planner.post(f"/activities/{match.uuid}/copy")
    found = queries.listed(session, timetable.edition.id)
    assert len(found) == 13
    assert (found[-1].copied_from_id, found[-1].starts_at) == (match.id, None)
    assert len(found[-1].attendances) == 2
    assert found[-1].uuid in copied.location
    planner.post(f"/activities/{match.uuid}/remove")
    assert len(queries.activities(session, timetable.edition.id)) == 12
    assert "Removed last" in planner.get(f"{timetable.path}/activities").text
    planner.post(f"/activities/{match.uuid}/remove", data={"back": "1"})
    session.expire_all()
    assert (match.removed_at, match.starts_at) == (None, making.morning(6))


def test_a_league_is_made_at_once_and_taken_back_at_once(planner, timetable, session):
    path = f"{timetable.path}/activities/league"
    regions = [one.id for one in timetable.regions]
    told = {"name-en": "Badminton", "minutes": "40", "rest": "30", "regions": regions}
    assert "Choose two" in planner.post(path, data={**told, "regions": regions[:1]}).text
    listed = planner.post(path, data=told).location
    made = [one for one in queries.listed(session, timetable.edition.id) if one.batch]
    assert [len(made), made[0].group.rest] == [6, 30]
    assert sorted(one.position for one in made) == [1, 1, 2, 2, 3, 3]
    names = {one.name["en"] for one in timetable.regions}
    assert set(made[0].title["en"].split(" – ")) < names
    page = planner.get(listed).text
    assert "These were made at one go" in page
    back = f"{timetable.path}/activities/batches/{made[0].batch}"
    for fields, left in (({}, 12), ({"back": "1"}, 18)):
        planner.post(back, data=fields)
        assert len(queries.activities(session, timetable.edition.id)) == left
    assert planner.post(f"{timetable.path}/activities/batches/none").status_code == 404


@pytest.mark.parametrize(("teams", "party"), [("y", set()), ("", {"region"})])
def test_two_leagues_of_teams_are_played_at_once_and_two_of_delegations_are_not(
    planner, timetable, session, teams, party
):
    regions = [one.id for one in timetable.regions[:2]]
    told = {"minutes": "40", "regions": regions, "role": "athlete", "teams": teams}
    for name in ("Volleyball boys", "Badminton girls"):
        planner.post(f"{timetable.path}/activities/league", data={**told, "name-en": name})
    boys, girls = (one for one in queries.listed(session, timetable.edition.id) if one.batch)
    assert {
        (one.region_id, one.role) for one in queries.activity(session, boys.uuid).attendances
    } == {(one, "athlete") for one in regions}
    court_a, court_b = timetable.spaces[:2]
    problem = stated(session, timetable.edition)[1].problem
    plan = {boys.uuid: Placement(600, str(court_a.id)), girls.uuid: Placement(600, str(court_b.id))}
    found = {
        one.requirement.subjects[0].split(":")[0]
        for one in faults(problem, plan)
        if one.requirement.kind == "party"
    }
    assert found == party
    page = planner.get(f"/activities/{boys.uuid}/edit").text
    assert ('checked id="teams"' in page) is bool(teams)


FOUND = (
    ("", 12),
    ("q=ＯＰＥＮＩＮＧ", 1),
    ("kind=match", 6),
    ("group={group}", 6),
    ("region={region}", 3),
    ("placed=yes", 1),
    ("placed=no&kind=match", 5),
    ("space={space}", 1),
    ("group=x&region=%F0", 12),
)


def test_the_list_is_searched_and_filtered(planner, timetable, session):
    match, space = timetable.matches[0], timetable.spaces[0]
    match.starts_at, match.space_id = making.morning(6), space.id
    session.commit()
    ids = {"group": timetable.group.id, "region": timetable.toyama.id, "space": space.id}
    for query, count in FOUND:
        page = planner.get(f"{timetable.path}/activities?{query.format(**ids)}").text
        assert page.count(">Copy<") == count, query


def test_the_list_is_read_at_one_count(planner, timetable, session, app):
    counts = []
    for _turn in range(2):
        with statements(app.extensions["engine"]) as seen:
            planner.get(f"{timetable.path}/activities")
        counts.append(len(seen))
        for number in range(2):
            who = [Attendance(region_id=timetable.toyama.id)]
            making.activity(session, timetable.edition, f"More {number}", who=who)
        session.commit()
    assert counts[0] == counts[1]


def test_the_list_is_a_file_too(planner, timetable, session):
    match = session.get(Activity, timetable.matches[0].id)
    match.starts_at, match.space_id = making.morning(6), timetable.spaces[0].id
    session.commit()
    with planner.get(f"{timetable.path}/activities.xlsx?kind=match&placed=yes") as answer:
        book = CalamineWorkbook.from_filelike(BytesIO(answer.data))
    rows = book.get_sheet_by_index(0).to_python()
    row = dict(zip(rows[0], rows[1], strict=True))
    assert len(rows) == 2
    assert row["Begins"] == "2027-08-06 09:00"
    assert row["Space"] == "Court A"
    assert row["Delegations"] == "Toyama; Gangwon"
    with planner.get(f"{timetable.path}/activities.csv") as answer:
        assert "Courtesy call" in answer.text
