from datetime import timedelta

import pytest

from tests.conftest import statements
from tests.intentions import making

DURING = making.CLOSES + timedelta(days=1)


@pytest.fixture
def world(session, clock):
    """A call whose survey is open."""
    clock(DURING)
    made = making.world(session)
    session.commit()
    return made


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def speaks(world, signed_in):
    """Sign a coordinator of one of the regions in."""
    scope = {"programme_id": world.programme.id}
    return lambda region: signed_in("region_coordinator", region_id=region.id, **scope)


@pytest.fixture
def queries_counted(app):
    """Collect the statements of a block."""
    return lambda: statements(app.extensions["engine"])
