"""An accepted candidacy becomes a turn: noted, offered and accepted."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.calls.type import Accepted
from app.core import clock
from app.core.words import Words
from app.kinds.proposing import CANDIDACY
from app.programmes.models import RotationRule
from app.turns.errors import YearTaken
from app.turns.models import Turn, TurnEvent
from tests.editions import making


def accept(session, world, region, year="2031"):
    """Accept a region's candidacy."""
    accepted = Accepted(
        programme=world.programme,
        edition=None,
        title=Words(en="Who hosts next?"),
        values={"year": year},
        at=clock.now(),
    )
    return CANDIDACY.creates(session, None, SimpleNamespace(region_id=region.id), accepted)


@pytest.fixture
def world(session, app):
    made = making.world(session)
    terms = {"kind": "candidacy"}
    session.add(RotationRule(programme_id=made.programme.id, terms=terms))
    session.flush()
    with app.test_request_context():
        yield made


def test_it_becomes_a_turn_that_is_accepted(world, session):
    path = accept(session, world, world.gangwon)
    turn = session.scalars(select(Turn)).one()
    assert path == f"/turns/{turn.id}"
    assert (turn.year, turn.region_id, turn.state) == (2031, world.gangwon.id, "accepted")
    events = session.scalars(select(TurnEvent.what).order_by(TurnEvent.id)).all()
    assert events == ["candidate", "offered", "accepted"]


def test_a_year_that_another_region_hosts_is_taken(world, session):
    accept(session, world, world.gangwon)
    with pytest.raises(YearTaken):
        accept(session, world, world.toyama)
