from itertools import count

import pytest

from app.core.words import Words
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region

numbers = count(1)


@pytest.fixture
def region(session):
    """Make a region."""

    def make(name="Toyama"):
        made = Region(code=f"xx-{next(numbers)}", kind="prefecture", name=Words(en=name))
        session.add(made)
        session.flush()
        return made

    return make


@pytest.fixture
def programme(session):
    """Make a programme."""

    def make(name="Games of the coast"):
        made = Programme(
            slug=f"programme-{next(numbers)}",
            kind_slug="games",
            name=Words(en=name),
            summary=Words(),
        )
        session.add(made)
        session.flush()
        return made

    return make


@pytest.fixture
def edition(session):
    """Make an edition that is still to come."""

    def make(programme, year=2030, status="planned"):
        made = Edition(programme_id=programme.id, year=year, status=status)
        session.add(made)
        session.flush()
        return made

    return make
