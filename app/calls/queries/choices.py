"""What the forms of calls offer: areas, editions and zones."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.calls.models import Area, CallArea
from app.editions.models import Edition
from app.programmes.models import Membership
from app.regions.models import Region


def areas(session: Session) -> Sequence[Area]:
    """Return all areas of cooperation in their order."""
    return session.scalars(select(Area).order_by(Area.position, Area.id)).all()


def areas_of(session: Session, call_id: int, also: Collection[int] = ()) -> Sequence[Area]:
    """Return the areas that a call is for, and some others by id; all where it names none."""
    own = select(CallArea.area_id).where(CallArea.call_id == call_id)
    return session.scalars(
        select(Area)
        .where(or_(Area.id.in_(own), Area.id.in_(also), ~own.exists()))
        .order_by(Area.position, Area.id)
    ).all()


def area(session: Session, code: str) -> Area | None:
    """Return the area of a short name."""
    return session.scalar(select(Area).where(Area.code == code))


def call_areas(session: Session, call_id: int) -> Sequence[CallArea]:
    """Return the rows that name a call's areas."""
    return session.scalars(select(CallArea).where(CallArea.call_id == call_id)).all()


def editions(session: Session, programme_id: int, also: int | None = None) -> Sequence[Edition]:
    """Return the editions that calls can be for: planned and open ones, and one besides."""
    return session.scalars(
        select(Edition)
        .where(
            Edition.programme_id == programme_id,
            or_(Edition.status.in_(("planned", "open")), Edition.id == (also or 0)),
        )
        .options(joinedload(Edition.programme))
        .order_by(Edition.year, Edition.id)
    ).all()


def edition_year(session: Session, edition_id: int) -> int | None:
    """Return the year of an edition."""
    return session.scalar(select(Edition.year).where(Edition.id == edition_id))


def zones(session: Session, programme_id: int) -> set[str]:
    """Return the IANA zones of the programme's members."""
    found = session.scalars(
        select(Region.zone)
        .join(Membership, Membership.region_id == Region.id)
        .where(Membership.programme_id == programme_id, Region.zone.is_not(None))
        .distinct()
    )
    return {zone for zone in found if zone}
