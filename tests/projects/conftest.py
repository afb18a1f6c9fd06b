import pytest

from app.projects import actions as projects
from app.projects import queries as found
from app.proposals import queries
from tests.conftest import statements
from tests.decisions.making import decided
from tests.proposals import making
from tests.proposals.making import CLOSES, NOON


@pytest.fixture
def world(session, clock):
    clock(NOON)
    return making.world(session)


@pytest.fixture
def inside(app):
    """Stand inside the application, which knows the addresses that mails name."""
    with app.app_context():
        yield


@pytest.fixture
def accepted(session, world, inside):
    """Accept a proposal of a region."""

    def make(region=None, title="Kelp", **changes):
        texts = {"en": making.text(title=title)}
        areas = {"area_ids": frozenset({world.area.id})}
        made = making.submitted(session, world, region, texts=texts, **{**areas, **changes})
        held = queries.held(session, made.id)
        decided(session, held, "accepted", CLOSES)
        session.commit()
        return held

    return make


@pytest.fixture
def project(session, accepted):
    """Let a region's accepted proposal become a project."""

    def make(region=None, title="Kelp", *, public=True, **changes):
        made = projects.create_project(session, None, accepted(region, title, **changes), CLOSES)
        made.public = public
        session.commit()
        session.expire_all()
        return found.project_with_parts(session, made.uuid)

    return make


@pytest.fixture
def lead(world, signed_in):
    """Whoever coordinates the region that leads the projects."""
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    return signed_in("region_coordinator", **scope)


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def queries_counted(app):
    """Collect the statements of a block."""
    return lambda: statements(app.extensions["engine"])
