from datetime import UTC, datetime, timedelta

import pytest

from app.stages import actions
from app.stages.rules import Planned
from tests.conftest import statements
from tests.editions import making

DAY = 24 * 60
# In Japan's clocks: 18:00 on 20 May, on 1 June and on 10 July 2027.
NUMBER = datetime(2027, 5, 20, 9, 0, tzinfo=UTC)
NAMES = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
DOCUMENTS = datetime(2027, 7, 10, 9, 0, tzinfo=UTC)
BEFORE = datetime(2027, 5, 1, 3, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def planned(*, after="locked", reminders=(7 * DAY, DAY)):
    """Three stages in their order."""
    moments = {"number": NUMBER, "names": NAMES, "documents": DOCUMENTS}
    return [
        Planned(kind=kind, deadline=deadline, after=after, reminders=frozenset(reminders))
        for kind, deadline in moments.items()
    ]


@pytest.fixture
def world(session, clock):
    """An edition with three stages, before the first of them ends."""
    clock(BEFORE)
    made = making.world(session)
    actions.set_stages(session, None, made.edition, planned())
    session.flush()
    return made


@pytest.fixture
def staged(world, session):
    """Set the edition's stages anew."""

    def set_anew(**changes):
        actions.set_stages(session, None, world.edition, planned(**changes))
        session.commit()
        return world

    return set_anew


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def toyama(world, signed_in):
    """A coordinator of Toyama's delegation."""
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    return signed_in("region_coordinator", **scope)


@pytest.fixture
def queries_counted(app):
    """Collect the statements of a block."""
    return lambda: statements(app.extensions["engine"])
