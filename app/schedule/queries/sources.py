"""Finding what an earlier edition's timetable holds, and on whose clocks one is planned."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.editions import queries as editions
from app.editions.models import Edition
from app.schedule.models import Activity, Clocks
from app.schedule.queries.draft import region_ids
from app.schedule.rules.copying import Meaning
from app.venues.models import Venue

MOST = 20


def earlier(session: Session, edition: Edition) -> Sequence[Edition]:
    """Return the programme's other editions that have activities or venues, the newest first."""
    planned = select(Activity.edition_id).where(Activity.removed_at.is_(None))
    placed = select(Venue.edition_id).where(Venue.removed_at.is_(None))
    return session.scalars(
        select(Edition)
        .where(
            Edition.programme_id == edition.programme_id,
            Edition.id != edition.id,
            Edition.id.in_(planned) | Edition.id.in_(placed),
        )
        .options(joinedload(Edition.programme))
        .order_by(Edition.year.desc(), Edition.id.desc())
        .limit(MOST)
    ).all()


def meaning(session: Session, edition: Edition) -> Meaning:
    """Return who takes part in an edition, for what is taken over into it."""
    editions.put_roles(session, edition)
    return Meaning(
        region_ids=frozenset(region_ids(session, edition.id)),
        roles=frozenset(one.role for one in edition.roles),
        groups={},
        spaces={},
        activities={},
    )


def clocks(session: Session, edition_id: int) -> Clocks | None:
    """Return on whose clocks an edition's timetable is planned; None before it is."""
    return session.scalar(select(Clocks).where(Clocks.edition_id == edition_id))
