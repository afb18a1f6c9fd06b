import pytest

from tests.reviews import making


@pytest.fixture
def world(app, session, clock):
    clock(making.NOON)
    with app.app_context():
        made = making.world(session)
    clock(making.REVIEWING)
    return made


@pytest.fixture
def inside(app):
    """Stand inside the application, which knows the addresses that mails name."""
    with app.app_context():
        yield


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)
