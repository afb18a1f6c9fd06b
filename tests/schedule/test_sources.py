"""Timetables from an earlier edition, and those whose edition moved."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.editions import queries as editions
from app.editions.models import Edition
from app.schedule import queries
from app.schedule.actions import moving
from app.schedule.actions.requirements import add_rule
from app.schedule.models import Activity, Attendance, Presence, Spot, Step
from app.schedule.queries import moves, sources
from app.schedule.rules import copying as rules
from app.schedule.rules.requirements import RuleFacts, Subject, Times
from app.venues import queries as venues
from app.venues.models import OpeningHours
from tests.matrix.reading import main_form
from tests.schedule import making

WEEK = timedelta(days=371)
DAY = timedelta(days=1)


@pytest.fixture
def planned(timetable, session):
    """The timetable with a rule, a person who must be there, and one match on the board."""
    match, space = timetable.matches[0], timetable.spaces[0]
    person = making.person(session, timetable.edition, timetable.toyama)
    opening = timetable.others[0]
    opening.earliest_at = making.morning(5)
    opening.attendances.append(Attendance(participant_id=person.id))
    subject = frozenset([Subject(group_id=timetable.group.id)])
    times = frozenset([Times(making.morning(6), making.morning(7))])
    facts = RuleFacts(kind="within", first=subject, windows=times)
    edition = editions.edition(session, timetable.edition.id)
    add_rule(session, None, edition, facts)
    to = Spot(making.morning(6), space.id, match.minutes)
    moving.place(session, None, edition, match, to, moves.number(session, edition.id))
    match.fixed = True
    days = [OpeningHours(day=date(2027, 8, day), opens=540, closes=600) for day in (6, 8)]
    for row in days:
        row.space_id = space.id
    session.add_all(days)
    session.commit()
    return timetable


def next_edition(session, world, **changes):
    """Open the edition of the next year, from 10 August on."""
    told = {"year": 2028, "number": "25", "starts_on": date(2028, 8, 10)}
    told |= {"ends_on": date(2028, 8, 14)}
    plan = making.making.plan(world.regions[:3], **{**told, **changes})
    return making.editions.open_edition(
        session, None, world.programme, plan, making.making.limits()
    )


def test_the_hour_on_the_clocks_stays_where_they_change():
    autumn = rules.Change(days=7 * DAY, zone="Europe/Berlin", to_zone="Europe/Berlin")
    nine = datetime(2027, 10, 27, 7, 0, tzinfo=UTC)
    assert autumn.moment(nine) == datetime(2027, 11, 3, 8, 0, tzinfo=UTC)
    assert autumn.moment(None) is None


def test_an_earlier_edition_s_timetable_is_taken_over_and_taken_back(planner, planned, session):
    edition = next_edition(session, planned)
    session.commit()
    path = f"/editions/{edition.id}/activities/from-edition"
    page = planner.get(path).text
    assert "12 activities" in page
    assert "4 spaces" in page
    told = {"parts": list(rules.PARTS), "once": main_form(page)["once"]}
    answer = planner.post(path, data=told)
    assert planner.post(path, data=told).location == answer.location
    made = queries.listed(session, edition.id)
    match = next(one for one in made if one.copied_from_id == planned.matches[0].id)
    assert (match.starts_at, match.fixed) == (making.morning(6) + WEEK, True)
    assert match.space.name == {"en": "Court A"}
    assert match.space_id != planned.spaces[0].id
    assert match.group.edition_id == edition.id
    opening = next(one for one in made if one.title == {"en": "Opening"})
    assert opening.earliest_at == making.morning(5) + WEEK
    assert [one.everyone for one in opening.attendances] == [True]
    russia = {row.region_id for one in made for row in one.attendances} - {None}
    assert russia == {one.id for one in planned.regions[:3]}
    (rule,) = queries.rules(session, edition.id)
    assert rule.windows[0].starts_at == making.morning(6) + WEEK
    assert list(venues.travel(session, edition.id).values()) == [25]
    batch = answer.location.rpartition("=")[2]
    back = f"/editions/{edition.id}/activities/batches/{batch}"
    for fields, count in (({}, 0), ({"back": "1"}, 12)):
        planner.post(back, data=fields)
        assert len(queries.activities(session, edition.id)) == count
        assert len(venues.spaces(session, edition.id)) == count // 3
        assert len(queries.rules(session, edition.id)) == count // 12


def test_without_venues_the_spaces_of_the_same_name_are_meant(planner, planned, session):
    edition = next_edition(session, planned, host_id=planned.gangwon.id)
    _venue, (court,) = making.venue(session, edition, "Elsewhere", 1, [("court a", "court", 9, ())])
    session.commit()
    path = f"/editions/{edition.id}/activities/from-edition"
    assert set(main_form(planner.get(path).text)["parts"]) == {
        "activities",
        "requirements",
        "weights",
    }
    planner.post(path, data={"parts": ["activities"]})
    made = queries.activities(session, edition.id)
    match = next(one for one in made if one.kind == "match")
    assert [one.space_id for one in match.spaces] == [court.id]
    assert {one.starts_at for one in made} == {None}
    assert planner.get(f"/editions/{planned.edition.id}/activities/from-edition").status_code == 200


@pytest.mark.parametrize(
    ("changes", "answers", "by"),
    [
        ({"zone": "Asia/Vladivostok"}, {"clocks": "clocks"}, timedelta(hours=-1)),
        ({"zone": "Asia/Vladivostok"}, {"clocks": "moments"}, timedelta()),
        ({"starts_on": date(2027, 8, 7)}, {"days": "shift"}, timedelta(days=2)),
        ({"starts_on": date(2027, 8, 7)}, {"days": "stay"}, timedelta()),
        (
            {"zone": "Asia/Vladivostok", "starts_on": date(2027, 8, 7)},
            {"clocks": "clocks", "days": "shift"},
            timedelta(days=2, hours=-1),
        ),
    ],
)
def test_a_timetable_follows_its_edition(planner, planned, session, changes, answers, by):
    edition = session.get_one(Edition, planned.edition.id)
    arrival = Presence(edition_id=edition.id, region_id=planned.toyama.id)
    arrival.arrives_at = making.morning(5)
    session.add(arrival)
    session.commit()
    path = f"{planned.path}/activities/moved"
    assert planner.get(path).status_code == 303
    for name, value in changes.items():
        setattr(edition, name, value)
    session.commit()
    assert "The edition moved since" in planner.get(planned.path).text
    assert "The edition moved since" in planner.get(f"{planned.path}/activities").text
    page = planner.get(path).text
    assert set(main_form(page)) - {"once"} == set(answers)
    assert planner.post(path, data=answers).status_code == 303
    session.expire_all()
    match = session.get_one(Activity, planned.matches[0].id)
    assert (match.starts_at, match.fixed) == (making.morning(6) + by, True)
    assert arrival.arrives_at == making.morning(5) + by
    (rule,) = queries.rules(session, edition.id)
    assert rule.windows[0].ends_at == making.morning(7) + by
    assert session.query(Step).count() == (2 if by else 1)
    hours = venues.space(session, edition.id, planned.spaces[0].id).hours
    days = [row.day for row in hours if row.day]
    moved = DAY * (2 if answers.get("days") == "shift" else 0)
    assert days == [date(2027, 8, day) + moved for day in (6, 8)]
    assert not rules.has_moved(sources.clocks(session, edition.id), edition)
    assert planner.get(path).status_code == 303
