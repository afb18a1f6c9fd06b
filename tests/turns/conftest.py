"""Four regions that host games in turn."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from app.core.words import Words
from app.editions.models import Edition
from app.programmes.models import Membership, Programme, RotationRule
from app.regions.models import Region
from app.turns.models import Turn

NOON = datetime(2026, 3, 3, 3, tzinfo=UTC)
REGIONS = (
    ("jp-16", "JP", "Toyama", "Asia/Tokyo"),
    ("ru-pri", "RU", "Primorsky", "Asia/Vladivostok"),
    ("kr-42", "KR", "Gangwon", "Asia/Seoul"),
    ("cn-ln", "CN", "Liaoning", "Asia/Shanghai"),
)


def make_world(session, slug="coast-games", regions=None):
    """Make a programme with a cycle, its four members and one edition that was held."""
    regions = regions or {
        code: Region(code=code, kind="region", country=country, zone=zone, name=Words(en=name))
        for code, country, name, zone in REGIONS
    }
    programme = Programme(
        slug=slug,
        kind_slug="games",
        name=Words(en="Games of the coast", ja="海岸の大会"),
        summary=Words(),
        cadence="annual",
    )
    session.add_all([programme, *regions.values()])
    session.flush()
    for place, region in enumerate(regions.values(), 1):
        session.add(Membership(programme_id=programme.id, region_id=region.id, place=place))
    terms = {"kind": "cycle", "order": list(regions)}
    session.add(RotationRule(programme_id=programme.id, terms=terms))
    session.add(
        Edition(
            programme_id=programme.id,
            year=2025,
            number="29",
            host_id=regions["kr-42"].id,
            status="held",
        )
    )
    session.commit()
    return SimpleNamespace(
        programme=programme, regions=regions, ids={c: r.id for c, r in regions.items()}
    )


@pytest.fixture
def world(session, clock):
    clock(NOON)
    return make_world(session)


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def turn(session, world):
    """Make a turn in a state."""

    def make(state="offered", code="cn-ln", year=2026):
        made = Turn(
            programme_id=world.programme.id, year=year, region_id=world.ids[code], state=state
        )
        session.add(made)
        session.commit()
        return made

    return make
