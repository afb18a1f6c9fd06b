"""What names people in a timetable goes a year after its edition."""

from datetime import datetime, timedelta

from sqlalchemy import select

from app.core import clock as clocks
from app.schedule.actions.forgetting import forget_interpreters, forget_presences
from app.schedule.models import Interpreter, Presence
from app.schedule.queries import old
from tests.schedule.making import morning


def test_interpreters_and_own_times_are_forgotten_a_year_after_the_end(session, timetable, clock):
    edition = timetable.edition
    session.add(
        Presence(edition_id=edition.id, region_id=timetable.regions[0].id, arrives_at=morning(5))
    )
    session.flush()
    ends = datetime.combine(edition.ends_on, datetime.min.time(), tzinfo=clocks.now().tzinfo)
    clock(ends + timedelta(days=365))
    assert old.interpreters(session, clocks.now(), None) == []
    clock(ends + timedelta(days=367))
    due = old.interpreters(session, clocks.now(), None)
    assert len(due) == len(session.scalars(select(Interpreter)).all())
    forget_interpreters(session, due)
    forget_presences(session, old.own_presences(session, clocks.now(), None))
    assert old.interpreters(session, clocks.now(), None) == []
    session.expire_all()
    assert {one.name for one in session.scalars(select(Interpreter))} == {old.FORGOTTEN}
    assert len(session.scalars(select(Presence)).all()) == 1
