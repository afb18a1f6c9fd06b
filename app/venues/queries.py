"""Finding the venues of editions, their spaces, blocked times and the ways between them."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.editions.models import Edition
from app.venues.models import Blocked, Space, Travel, Venue

_WITH_EDITION = joinedload(Venue.edition, innerjoin=True).joinedload(
    Edition.programme, innerjoin=True
)


def venues(session: Session, edition_id: int, *, removed: bool = False) -> Sequence[Venue]:
    """Return an edition's venues in order, without spaces; the removed ones only when asked."""
    wanted = select(Venue).where(Venue.edition_id == edition_id)
    if not removed:
        wanted = wanted.where(Venue.removed_at.is_(None))
    return session.scalars(wanted.order_by(Venue.position, Venue.id)).all()


def spaces(session: Session, edition_id: int, *, removed: bool = False) -> Sequence[Space]:
    """Return an edition's spaces in the order of their venues, with venue, equipment and hours.

    Four statements with the blocked times; the removed ones only when asked.
    """
    wanted = (
        select(Space)
        .join(Space.venue)
        .where(Space.edition_id == edition_id)
        .options(
            contains_eager(Space.venue),
            selectinload(Space.equipment),
            selectinload(Space.hours),
            selectinload(Space.blocked),
        )
        .order_by(Venue.position, Venue.id, Space.position, Space.id)
    )
    if not removed:
        wanted = wanted.where(Space.removed_at.is_(None), Venue.removed_at.is_(None))
    return session.scalars(wanted).all()


def travel(session: Session, edition_id: int) -> dict[tuple[int, int], int]:
    """Return the minutes between venues by both ids, the lower id first."""
    rows = session.execute(
        select(Travel.a_id, Travel.b_id, Travel.minutes).where(Travel.edition_id == edition_id)
    )
    return {(a_id, b_id): minutes for a_id, b_id, minutes in rows}


def travel_rows(session: Session, edition_id: int) -> dict[tuple[int, int], Travel]:
    """Return the rows about the ways between venues by both ids, the lower id first."""
    found = session.scalars(select(Travel).where(Travel.edition_id == edition_id))
    return {(one.a_id, one.b_id): one for one in found}


def venue(session: Session, edition_id: int, venue_id: int) -> Venue | None:
    """Return a venue of the edition with edition, programme and spaces."""
    return session.scalar(
        select(Venue)
        .where(Venue.id == venue_id, Venue.edition_id == edition_id)
        .options(_WITH_EDITION, selectinload(Venue.spaces))
    )


def space(session: Session, edition_id: int, space_id: int) -> Space | None:
    """Return a space of the edition with all that is known of it, its edition and programme."""
    return session.scalar(
        select(Space)
        .where(Space.id == space_id, Space.edition_id == edition_id)
        .options(
            joinedload(Space.venue, innerjoin=True).options(_WITH_EDITION),
            selectinload(Space.equipment),
            selectinload(Space.hours),
            selectinload(Space.blocked),
        )
    )


def blocked(session: Session, edition_id: int, blocked_id: int) -> Blocked | None:
    """Return a time in which a space of the edition is blocked, with all above it."""
    return session.scalar(
        select(Blocked)
        .join(Blocked.space)
        .where(Blocked.id == blocked_id, Space.edition_id == edition_id)
        .options(
            contains_eager(Blocked.space)
            .joinedload(Space.venue, innerjoin=True)
            .options(_WITH_EDITION)
        )
    )


def held_venues(session: Session, edition_id: int) -> Sequence[Venue]:
    """Return an edition's venues in order as they stand now, held until the transaction ends."""
    return session.scalars(
        select(Venue)
        .where(Venue.edition_id == edition_id, Venue.removed_at.is_(None))
        .order_by(Venue.position, Venue.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def held_spaces(session: Session, venue_id: int) -> Sequence[Space]:
    """Return a venue's spaces in order as they stand now, held until the transaction ends."""
    return session.scalars(
        select(Space)
        .where(Space.venue_id == venue_id, Space.removed_at.is_(None))
        .order_by(Space.position, Space.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def next_position(session: Session, edition_id: int) -> int:
    """Return the position of the next venue of an edition."""
    last = select(func.max(Venue.position)).where(Venue.edition_id == edition_id)
    return (session.scalar(last) or 0) + 1
