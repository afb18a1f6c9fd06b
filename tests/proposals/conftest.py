import pytest

from tests.proposals import making


@pytest.fixture
def world(session, clock):
    clock(making.NOON)
    return making.world(session)


@pytest.fixture
def made(session, world, app):
    """A draft of Toyama, saved."""
    with app.app_context():
        found = making.written(session, world)
    session.commit()
    return found


@pytest.fixture
def inside(app):
    """Stand inside the application, which knows the addresses that mails name."""
    with app.app_context():
        yield


@pytest.fixture
def toyama(world, signed_in):
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)
