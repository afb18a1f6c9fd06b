"""What the database refuses by itself."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.schedule import queries
from app.schedule.models import Attendance, Group, Presence
from app.venues.models import Travel
from tests.conftest import statements
from tests.schedule import making


def test_a_draft_holds_everything_at_one_count_of_statements(timetable, session, app):
    session.expunge_all()
    counts = []
    for _turn in range(2):
        with statements(app.extensions["engine"]) as seen:
            found = queries.draft(session, timetable.edition)
        counts.append(len(seen))
        session.expunge_all()
        making.activity(
            session, timetable.edition, "One more", who=[Attendance(region_id=timetable.toyama.id)]
        )
        session.commit()
    assert counts == [19, 19]
    assert len(found.activities) == 13
    assert len(found.activities[0].attendances) == 2
    assert [len(found.spaces), len(found.region_ids)] == [4, 4]
    assert list(found.travel.values()) == [25]
    assert found.weights["party"] is None


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("activities", "minutes = 0"),
        ("activities", "places = 1, taken = 2"),
        ("activities", "earliest_at = '2027-08-05 03:00:00', latest_at = '2027-08-05 02:00:00'"),
        ("activities", "space_id = (SELECT min(id) FROM spaces)"),
        ("activities", "kind = 'party'"),
        ("spaces", "capacity = 0"),
        ("opening_hours", "closes = opens - 1"),
        ("travel_times", "a_id = b_id"),
        ("activity_groups", "after_group_id = id"),
        ("activity_parties", "everyone = TRUE, region_id = (SELECT min(id) FROM regions)"),
        ("activity_parties", "everyone = FALSE, region_id = NULL, role = NULL"),
    ],
)
def test_the_database_refuses_what_must_never_be(timetable, session, table, change):
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(text(f"UPDATE {table} SET {change}"))
    control = {"activities": "minutes = 5, places = 2, taken = 2"}.get(table, "id = id")
    session.execute(text(f"UPDATE {table} SET {control}"))


def refused(session, make):
    """Check that the database refuses what something makes."""
    with pytest.raises(IntegrityError), session.begin_nested():  # noqa: PT012  (flush must refuse)
        make()
        session.flush()


def test_nothing_of_another_edition_can_be_pointed_at(timetable, session):
    other = making.making.plan(timetable.regions, year=2028, number="25")
    elsewhere = making.editions.open_edition(
        session, None, timetable.programme, other, making.making.limits()
    )
    venue, (space,) = making.venue(session, elsewhere, "Far", 1, [("Hall", "hall", 10, ())])
    group = Group(edition_id=elsewhere.id, name={}, kind="track")
    session.add(group)
    session.flush()
    arena = timetable.venues[0]
    for wrong in (
        lambda: making.activity(session, timetable.edition, "Lost", spaces=[space]),
        lambda: making.activity(session, timetable.edition, "Lost", group_id=group.id),
        lambda: session.add(
            Travel(edition_id=elsewhere.id, a_id=arena.id, b_id=venue.id, minutes=1)
        ),
    ):
        refused(session, wrong)


def test_a_presence_is_of_one_delegation_or_one_person(timetable, session):
    edition_id = timetable.edition.id
    for wrong in ({}, {"arrives_at": making.morning(6), "leaves_at": making.morning(5)}):
        refused(session, lambda row=wrong: session.add(Presence(edition_id=edition_id, **row)))
