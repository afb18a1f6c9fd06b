import pytest

from tests.decisions.making import DECIDING
from tests.reviews import making


@pytest.fixture
def inside(app):
    """Stand inside the application, which knows the addresses that mails name."""
    with app.app_context():
        yield


@pytest.fixture
def world(session, clock, inside):
    """A call whose two proposals were under review, and can be decided now."""
    clock(making.NOON)
    made = making.world(session)
    clock(DECIDING)
    return made


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)
