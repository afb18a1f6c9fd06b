"""A workbook's forum is brought into an edition, stated again the same, and taken back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.schedule import queries
from app.schedule.actions.bringing import bring_in
from app.schedule.actions.making import give_back, take_back
from app.schedule.errors.forums import ForumStands
from app.schedule.models import Activity, ForumPerson, ForumTalk
from app.schedule.models.forums import COUNTED
from app.schedule.queries import forums
from app.schedule.queries.books import named
from app.schedule.queries.stating import stated
from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.problem import FORUM_COUNTS, Placement
from app.schedule.rules.reading.forums import read_book
from app.schedule.rules.reading.plans import read_plan
from tests.conftest import statements
from tests.schedule import making
from tests.schedule.forum_sheets import sheets, workbook

FOLDER = Path("bench/schedules")


@pytest.fixture
def small():
    return read_book(workbook(sheets()))


def in_edition(problem, plan, found, names):
    """Return a workbook's plan as the edition's problem has it."""
    keys = {name: key for key, name in names.items()}
    starts = {}
    for told, has in zip(problem.forum.blocks, found.forum.blocks, strict=True):
        starts |= dict(zip(told.starts, has.starts, strict=True))
    return {
        keys[key.strip()]: Placement(starts[there.start], keys[there.space.strip()])
        for key, there in plan.items()
    }


def test_a_real_forum_counts_the_same_in_an_edition(session, timetable):
    book = read_book((FOLDER / "N2OR.xlsx").read_bytes())
    plan = read_plan((FOLDER / "published" / "N2OR.xlsx").read_bytes(), book.problem)
    bring_in(session, None, timetable.edition, book, venue_name="Campus")
    session.commit()
    session.expunge_all()
    _draft, found = stated(session, timetable.edition, priced=True)
    names = named(session, timetable.edition).names
    stands = in_edition(book.problem, plan, found.problem, names)
    assert forum_faults(found.problem, stands) == []
    counts = forum_counts(found.problem, stands)
    assert counts == forum_counts(book.problem, plan)
    assert forum_cost(found.problem.forum, counts) == 2


def test_a_small_forum_is_told_back_as_it_was(session, timetable, small):
    edition = timetable.edition
    bring_in(session, None, edition, small, venue_name="Campus", first=date(2027, 8, 6))
    session.commit()
    blocks = forums.blocks(session, forums.standing(session, edition.id).id)
    assert [(one.name, one.starts_at, one.slots) for one in blocks] == [
        ("Wed1", datetime(2027, 8, 6, 0, 30, tzinfo=UTC), 2),
        ("Wed2", datetime(2027, 8, 6, 11, tzinfo=UTC), 3),
    ]
    told = named(session, edition).book
    asked, has = small.problem, told.problem
    for name in ("weights", "track_blocks", "track_spaces", "block_spaces", "similar", "zones"):
        assert _stripped(getattr(has.forum, name)) == _stripped(getattr(asked.forum, name)), name
    for name in ("talk_blocks", "talk_spaces"):
        assert _stripped(getattr(has.forum, name)) == _stripped(getattr(asked.forum, name)), name
    assert [one.chairs for one in has.forum.tracks] == [one.chairs for one in asked.forum.tracks]
    for one, other in zip(has.activities, asked.activities, strict=True):
        assert (one.key, one.slots, one.position) == (other.key, other.slots, other.position)
        assert (one.parties, one.guests) == (other.parties, other.guests)
    assert (told.hours, told.local, told.offsets) == (small.hours, 540, {"t2": -300})


def _stripped(table):
    if not all(isinstance(key, tuple) for key in table):
        return table
    return {tuple(one.strip() for one in key): price for key, price in table.items()}


def test_who_is_entered_is_known_by_either_order_of_the_name(session, timetable, small):
    edition = timetable.edition
    person = making.person(session, edition, timetable.regions[0], "Mei")
    person.native_given, person.name_order = "Aoki", "given-first"
    session.flush()
    bring_in(session, None, edition, small, venue_name="Campus", first=date(2027, 8, 6))
    people = {one.name: one.participant_id for one in session.scalars(select(ForumPerson))}
    assert people == {"Aoki Mei": person.id, "Kim Jun": None, "Lee": None}
    _draft, found = stated(session, edition)
    party = f"person:{person.id}"
    attends = {one.key for one in found.problem.activities if party in one.parties}
    talk = session.scalars(select(ForumTalk).where(ForumTalk.reference == "t1")).one()
    assert session.get(Activity, talk.activity_id).uuid in attends
    assert f"party:{party}" in {one.key for one in found.problem.requirements}


def test_a_forum_is_taken_back_and_put_back_at_one_go(session, timetable, small):
    edition = timetable.edition
    bring_in(session, None, edition, small, venue_name="Campus", batch="b" * 36)
    with pytest.raises(ForumStands):
        bring_in(session, None, edition, small, venue_name="Campus")
    batch = queries.batch(session, edition.id, "b" * 36)
    assert take_back(session, None, batch) == 3
    assert stated(session, edition)[1].problem.forum is None
    assert len(queries.activities(session, edition.id)) == 12
    assert give_back(session, None, batch) == 3
    assert len(stated(session, edition)[1].problem.forum.blocks) == 2
    take_back(session, None, batch)
    bring_in(session, None, edition, small, venue_name="Campus")
    with pytest.raises(ForumStands):
        give_back(session, None, batch)


def test_a_large_forum_comes_in_at_one_go(session, timetable, app):
    book = read_book((FOLDER / "OR60F.xlsx").read_bytes())
    with statements(app.extensions["engine"]) as seen:
        bring_in(session, None, timetable.edition, book, venue_name="Campus")
    # A statement a talk, its activity and person at most; none for each of 1,400 penalties.
    assert len(seen) < 1000
    assert session.scalar(select(func.count()).select_from(ForumTalk)) == 279


def test_the_table_knows_the_counts_that_the_rules_make():
    assert COUNTED == FORUM_COUNTS
