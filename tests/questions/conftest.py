"""The world that tests of questions look at, and who builds the forms."""

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
