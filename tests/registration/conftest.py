"""The world that tests of registration look at, and who enters people."""

import pytest

from tests.editions import making


@pytest.fixture
def world(session, clock):
    clock(making.NOON)
    return making.world(session)


@pytest.fixture
def coordinator(world, signed_in):
    """The coordinator of the programme."""
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def toyama(world, signed_in):
    """The coordinator of one region."""
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )
