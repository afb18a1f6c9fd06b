"""People with sealed data."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core import clock as clock_
from app.registration.models import Delegation, Participant
from tests.editions import making


def delegation_of(world, region):
    """Make a region's delegation."""
    made = Delegation(edition_id=world.edition.id, region_id=region.id, taking_part=True)
    world.session.add(made)
    world.session.flush()
    return made


def participants(session, delegation, number):
    """Enter people without asking the rules."""
    made = [
        Participant(
            delegation_id=delegation.id,
            edition_id=delegation.edition_id,
            region_id=delegation.region_id,
            role="athlete",
            name_order="family-first",
            native_family="Toyama",
            native_given=f"Taro {one}",
            search_key=f"toyama taro {one}",
            sort_key=f"toyama taro {one:05}",
            submission=str(uuid4()),
            entered_at=clock_.now(),
        )
        for one in range(number)
    ]
    session.add_all(made)
    session.flush()
    return session.scalars(
        select(Participant)
        .where(Participant.delegation_id == delegation.id)
        .options(joinedload(Participant.delegation).joinedload(Delegation.edition))
        .order_by(Participant.id)
        .execution_options(populate_existing=True)
    ).all()


@pytest.fixture
def world(session, clock, app):
    clock(making.NOON)
    with app.app_context():
        yield making.world(session)


@pytest.fixture
def people(session, world):
    """Three people of one region."""
    return participants(session, delegation_of(world, world.toyama), 3)


@pytest.fixture
def kept(live):
    """People in a database of its own, by their number: `kept(200)` returns their ids."""

    def make(number):
        with live.transaction() as session:
            world = making.world(session)
            found = participants(session, delegation_of(world, world.toyama), number)
            return SimpleNamespace(ids=[one.id for one in found], edition=world.edition.id)

    return make
