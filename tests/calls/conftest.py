from datetime import UTC, datetime, timedelta

import pytest

from app.calls import actions, queries
from app.calls.models import Area
from app.calls.rules import Plan
from app.calls.type import proposal_type
from app.core.words import Words
from tests.conftest import statements
from tests.editions import making

DAY = timedelta(days=1)
# On Toyama's clocks: 9:00 on 1 April, 18:00 on 31 May, 18:00 on 30 June 2027.
OPENS = datetime(2027, 4, 1, 0, 0, tzinfo=UTC)
CLOSES = datetime(2027, 5, 31, 9, 0, tzinfo=UTC)
SURVEY = datetime(2027, 6, 30, 9, 0, tzinfo=UTC)
NOW = datetime(2027, 4, 20, 3, 0, tzinfo=UTC)
TYPE = "cooperation"


def plan(**changes):
    usual = {
        "title": Words(en="Ports together", ja="港湾の協力"),
        "text": Words(en="Propose what ports can do."),
        "edition_id": None,
        "areas": frozenset(),
        "zone": "Asia/Tokyo",
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "survey_closes_at": SURVEY,
        "decided_by": "coordinator",
    }
    return Plan(**{**usual, **changes})


@pytest.fixture
def world(session, clock):
    """A programme of a kind that may call for proposals, its edition, and areas."""
    clock(NOW)
    made = making.world(session)
    made.programme.kind_slug = "forum"
    made.sea = Area(code="sea", name=Words(en="Sea", ja="海"), position=1)
    session.add(made.sea)
    session.flush()
    made.ports = Area(code="ports", name=Words(en="Ports"), parent_id=made.sea.id, position=2)
    made.farms = Area(code="farms", name=Words(en="Farms"), position=3)
    session.add_all([made.ports, made.farms])
    session.commit()
    return made


@pytest.fixture
def call(world, session):
    """Make a call: `call(published=True, zone=…)`."""

    def make(*, published=True, type_slug=TYPE, **changes):
        wanted = proposal_type(type_slug)
        made = actions.make(session, None, world.programme, wanted, plan(**changes))
        if published:
            actions.publish(session, None, made)
        session.commit()
        return queries.call(session, made.id)

    return make


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def queries_counted(app):
    """Collect the statements of a block."""
    return lambda: statements(app.extensions["engine"])
