"""How far the draft has come away from what is announced."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.schedule.announced import announced
from app.schedule.models import Activity


class Apart(NamedTuple):
    """The newest release's number, and how many of its activities the draft has elsewhere."""

    number: int
    moved: int


def apart(session: Session, edition_id: int) -> Apart | None:
    """Return how many announced activities stand elsewhere in the draft; None where none does."""
    told = announced(session, edition_id)
    if told is None:
        return None
    rows = session.execute(
        select(Activity.uuid, Activity.starts_at, Activity.space_id).where(
            Activity.edition_id == edition_id, Activity.removed_at.is_(None)
        )
    )
    known = {one.uuid: (one.starts_at, one.space_id) for one in rows}
    count = sum(known.get(key, there) != there for key, there in told.places.items())
    return Apart(told.number, count) if count else None
