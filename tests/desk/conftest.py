"""Rows for the desk's tests: a few, or all the facts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.core.words import Words
from app.editions.models import Edition
from app.programmes.models import Membership, Programme
from app.regions.models import Region, Tie

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


@pytest.fixture
def make(session: Session) -> SimpleNamespace:
    """Makers of rows that say only what a test is about."""

    def kept(row: Any) -> Any:
        session.add(row)
        session.flush()
        return row

    def region(code: str = "jp-16", name: str = "Toyama", **more: Any) -> Region:
        values = {"kind": "prefecture", "country": "JP", "latitude": 36.7, "longitude": 137.2}
        return kept(Region(code=code, name=Words({"en": name}), **{**values, **more}))

    def programme(slug: str = "games", **more: Any) -> Programme:
        values = {"kind_slug": "games", "name": Words({"en": slug.title()}), "summary": Words()}
        return kept(Programme(slug=slug, **{**values, **more}))

    def edition(programme: Programme, year: int = 2027, **more: Any) -> Edition:
        return kept(Edition(programme_id=programme.id, year=year, **more))

    def tie(a: Region, b: Region, **more: Any) -> Tie:
        code = f"tie-{a.code}-{b.code}"
        values = {"level": "region", "tie_type": "sister city"}
        return kept(Tie(code=code, a_id=a.id, b_id=b.id, **{**values, **more}))

    def member(programme: Programme, region: Region, **more: Any) -> Membership:
        return kept(Membership(programme_id=programme.id, region_id=region.id, **more))

    return SimpleNamespace(
        region=region, programme=programme, edition=edition, tie=tie, member=member
    )


@pytest.fixture
def in_2026(clock: Callable[..., None]) -> date:
    """Stand in the autumn of 2026."""
    clock(datetime(2026, 11, 22, 3, tzinfo=UTC))
    return date(2026, 11, 22)
