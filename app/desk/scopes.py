"""Where a role or a record holds, in words: names of programmes, regions and editions by id."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.core.languages import _, language
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region


class Scoped(Protocol):
    """Whatever names a programme, a region or an edition by id."""

    @property
    def programme_id(self) -> int | None:
        """The programme."""

    @property
    def region_id(self) -> int | None:
        """The region."""

    @property
    def edition_id(self) -> int | None:
        """The edition."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """Programmes, regions and editions by id."""

    programmes: dict[int, Programme]
    regions: dict[int, Region]
    editions: dict[int, Edition]

    def programme_id(self, thing: Scoped) -> int | None:
        """Return the programme of a thing, which an edition may stand for."""
        if thing.programme_id is None and thing.edition_id is not None:
            return self.editions[thing.edition_id].programme_id
        return thing.programme_id


def named(session: Session, things: Iterable[Scoped]) -> Named:
    """Load what the things name: three statements, however many things."""
    kept = list(things)
    programmes = {one.programme_id for one in kept}
    regions = {one.region_id for one in kept}
    editions = {one.edition_id for one in kept}
    with_programme = (
        select(Edition).where(Edition.id.in_(editions)).options(joinedload(Edition.programme))
    )
    return Named(
        programmes={
            one.id: one
            for one in session.scalars(select(Programme).where(Programme.id.in_(programmes)))
        },
        regions={
            one.id: one for one in session.scalars(select(Region).where(Region.id.in_(regions)))
        },
        editions={one.id: one for one in session.scalars(with_programme)},
    )


def place(names: Named, thing: Scoped) -> str:
    """Say where a thing holds."""
    programme = names.programmes[thing.programme_id] if thing.programme_id else None
    region = names.regions[thing.region_id] if thing.region_id else None
    if thing.edition_id:
        where = edition_name(names.editions[thing.edition_id])
        return f"{where} · {region.name.best(language())}" if region else where
    if programme and region:
        sentence: str = _(
            "%(region)s in %(programme)s",
            region=region.name.best(language()),
            programme=programme.name.best(language()),
        )
        return sentence
    if programme:
        return programme.name.best(language())
    return region.name.best(language()) if region else str(_("Everywhere"))


def edition_name(edition: Edition) -> str:
    """Name an edition whose programme is loaded, by its programme and year."""
    name: str = _(
        "%(programme)s, %(year)s",
        programme=edition.programme.name.best(language()),
        year=str(edition.year),
    )
    return name
