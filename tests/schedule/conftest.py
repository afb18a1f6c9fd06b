"""The timetable that tests look at, and who plans it."""

import pytest

from tests.schedule import making


@pytest.fixture
def timetable(session, clock):
    """An edition of games with 2 venues, 4 spaces, 4 delegations and 12 activities, none placed."""
    clock(making.MADE)
    made = making.timetable(session)
    session.commit()
    return made


@pytest.fixture
def planner(timetable, signed_in):
    """The browser of a coordinator of the programme."""
    return signed_in("programme_coordinator", programme_id=timetable.programme.id)
