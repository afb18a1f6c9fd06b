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


@pytest.fixture
def region(world, app, session, person):
    """A browser of the region's coordinator besides the one of the programme's."""
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    client = app.test_client()
    client.session = session
    return client.sign_in(person("region_coordinator", **scope))
