"""The world that attackers and clumsy people meet: one edition, and who acts in it."""

import pytest

from tests.editions import making


@pytest.fixture
def world(session, clock):
    clock(making.NOON)
    return making.world(session)


@pytest.fixture
def administrator(world, signed_in):
    return signed_in("administrator")


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)
