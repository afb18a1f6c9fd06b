"""What the plan names by number."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.editions.models import Edition
from app.regions.models import Region


def editions_of(session: Session, programme_id: int) -> dict[int, Edition]:
    """Return a programme's editions with the programme, by id."""
    found = session.scalars(
        select(Edition)
        .where(Edition.programme_id == programme_id)
        .options(joinedload(Edition.programme))
    )
    return {one.id: one for one in found}


def region_names(session: Session) -> dict[int, Region]:
    """Return every region by id."""
    return {one.id: one for one in session.scalars(select(Region))}
