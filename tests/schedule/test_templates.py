"""What usually takes place at an edition, made at once; and accepted proposals on their way in."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from app.core.words import Words
from app.programmes.kind import kinds
from app.projects.models import AgendaItem
from app.schedule.actions.items import make_from_items, settle
from app.schedule.models import ACTIVITY_KINDS, Activity, Group
from app.schedule.queries.stating import stated
from app.schedule.rules.templates import league_times, planned
from app.schedule.terms import LeagueTerms, StepTerms, TemplateTerms
from tests.schedule.making import morning

HOUR = 60


def terms(*days):
    steps = tuple(
        StepTerms(slug=f"s{place}", kind="session", title="Session", minutes=60, day=day)
        for place, day in enumerate(days)
    )
    return TemplateTerms(label="Test", days=6, steps=steps)


@pytest.mark.parametrize(
    ("first", "last", "days", "found"),
    [
        (date(2027, 8, 5), date(2027, 8, 10), (0, 2, -1, -2), (5, 7, 10, 9)),
        (date(2027, 8, 5), date(2027, 8, 6), (0, 2, -1, -3), (5, 6, 6, 5)),
        (date(2027, 8, 5), None, (0, 4, -1), (5, 5, 5)),
        (None, None, (0, -1), (None, None)),
    ],
)
def test_steps_fall_on_the_days_that_there_are(first, last, days, found):
    made = planned(terms(*days), first, last, "Asia/Tokyo")
    assert tuple(one.day and one.day.day for one in made) == found


def test_steps_lie_between_two_times_of_the_editions_clocks():
    (one,) = planned(terms(0), date(2027, 3, 14), None, "America/New_York")
    assert (one.earliest_at, one.latest_at) == (
        datetime(2027, 3, 14, 13, tzinfo=UTC),
        datetime(2027, 3, 14, 22, tzinfo=UTC),
    )
    league = LeagueTerms(minutes=90, turnround=0, rest=0, first_day=2, last_day=3)
    begin, end = league_times(league, date(2027, 8, 5), date(2027, 8, 10), "Asia/Tokyo")
    assert (begin, end) == (morning(7), morning(8, 9))


def templates():
    return [(one.slug, offer) for one in kinds() for offer in one.offers if _is_template(offer)]


def _is_template(offer):
    return isinstance(offer, TemplateTerms)


def test_every_template_can_be_made_and_held(app):
    found = templates()
    assert {slug for slug, _ in found} >= {"games", "assembly", "forum", "mayors-meeting"}
    for slug, template in found:
        parts = {one.slug for one in template.parts}
        slugs = [one.slug for one in template.steps]
        assert len(set(slugs)) == len(slugs), slug
        for step in template.steps:
            assert step.kind in ACTIVITY_KINDS, step.slug
            assert step.part in parts | {""}, step.slug
            assert step.ends - step.begins >= step.minutes, step.slug


@pytest.fixture
def path(timetable, session):
    timetable.programme.kind_slug = "games"
    session.commit()
    return f"/editions/{timetable.edition.id}/activities"


def test_a_games_week_is_shown_made_and_taken_back(timetable, planner, path, session):
    page = planner.get(f"{path}/template")
    assert "Joint training of all teams, 120 minutes (everyone)" in page.text
    assert "Arrival, 60 minutes (each delegation by itself)" in page.text
    assert "45 minutes (Head of delegation)" in page.text
    answer = planner.post(
        f"{path}/template",
        data={
            "steps": ["arrival", "courtesy-call", "opening", "awards", "joint-training"],
            "contests": "Volleyball boys\n\nBadminton girls\nVolleyball boys",
        },
    )
    assert answer.status_code == 303
    made = session.scalars(select(Activity).where(Activity.source == "template")).all()
    # Four arrivals, four more steps; a league of four is six matches, and there are two.
    assert len(made) == 8
    leagues = session.scalars(select(Group).where(Group.kind == "league")).all()
    assert sorted(one.name["en"] for one in leagues) == [
        "Badminton girls",
        "Volleyball",
        "Volleyball boys",
    ]
    batch = made[0].batch
    all_made = session.scalars(select(Activity).where(Activity.batch == batch)).all()
    assert len(all_made) == 8 + 2 * 6
    arrival = next(one for one in made if one.kind == "arrival")
    assert arrival.title["en"].startswith("Arrival: ")
    assert (arrival.earliest_at, arrival.latest_at) == (morning(4, 23), morning(5, 11))
    assert "8 activities were made from this list before" in planner.get(f"{path}/template").text
    planner.post(f"{path}/batches/{batch}")
    session.expire_all()
    assert all(one.removed_at for one in all_made)


def test_what_a_template_makes_is_a_problem_that_can_be_stated(timetable, planner, path, session):
    planner.post(f"{path}/template", data={"steps": ["opening", "awards", "reception"]})
    _draft, found = stated(session, timetable.edition)
    order = [one for one in found.problem.requirements if one.key.startswith("order:")]
    assert len(order) == 1
    within = [one for one in found.problem.requirements if one.kind == "within"]
    assert len([one for one in within if one.about == "within"]) == 3


def test_nothing_is_made_where_the_kind_has_no_template(session, signed_in, timetable):
    timetable.programme.kind_slug = "project"
    session.commit()
    planner = signed_in("programme_coordinator", programme_id=timetable.programme.id)
    page = planner.get(f"/editions/{timetable.edition.id}/activities/template")
    assert "There is no list for this kind of programme." in page.text


@pytest.fixture
def items(timetable, session):
    made = [
        AgendaItem(
            edition_id=timetable.edition.id,
            kind="agenda-item",
            title=Words(en=title),
            summary=Words(),
            minutes=minutes,
            region_id=timetable.toyama.id,
            made_at=morning(1),
        )
        for title, minutes in (("Fees", 30), ("Charter", None))
    ]
    session.add_all(made)
    session.commit()
    return made


def test_accepted_proposals_become_activities_at_the_side(items, planner, path, session):
    page = planner.get(f"{path}/proposals").text
    assert "Fees, proposed by Toyama, 30 minutes" in page
    answer = planner.post(f"{path}/proposals", data={"items": [items[0].id, items[1].id]})
    assert answer.status_code == 303
    made = session.scalars(select(Activity).where(Activity.source == "proposal")).all()
    assert [(one.title["en"], one.minutes, one.starts_at) for one in made] == [
        ("Fees", 30, None),
        ("Charter", 60, None),
    ]
    assert "Nothing waits" in planner.get(f"{path}/proposals").text


def test_an_activity_that_was_removed_is_put_back_from_its_item(items, timetable, session):
    edition = timetable.edition
    make_from_items(session, None, edition, items)
    (first,) = session.scalars(select(Activity).where(Activity.agenda_item_id == items[0].id))
    first.removed_at = morning(2)
    session.flush()
    make_from_items(session, None, edition, items[:1])
    (again,) = session.scalars(select(Activity).where(Activity.agenda_item_id == items[0].id))
    assert (again.id, again.removed_at) == (first.id, None)


def test_items_are_left_out_and_taken_up_again(items, planner, path, session):
    planner.post(f"{path}/proposals/{items[0].id}")
    session.expire_all()
    assert items[0].state == "dropped"
    assert "Take it up again" in planner.get(f"{path}/proposals").text
    planner.post(f"{path}/proposals/{items[0].id}", data={"back": "1"})
    session.expire_all()
    assert items[0].state == "waiting"


def test_an_item_is_placed_by_a_release_and_waits_again_once_its_activity_is_gone(
    items, timetable, session
):
    edition = timetable.edition
    make_from_items(session, None, edition, items)
    (first,) = session.scalars(select(Activity).where(Activity.agenda_item_id == items[0].id))
    first.starts_at = morning(6)
    session.flush()
    settle(session, edition)
    assert [one.state for one in items] == ["placed", "waiting"]
    first.starts_at = None
    items[1].state = "dropped"
    session.flush()
    settle(session, edition)
    assert [one.state for one in items] == ["waiting", "dropped"]
