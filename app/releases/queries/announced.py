"""What was last released, as the draft's repairs keep to it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.releases.models import ReleaseEntry
from app.releases.queries.released import newest
from app.schedule.announced import Announced, tells


@tells
def announced(session: Session, edition_id: int) -> Announced | None:
    """Return where the newest release has what it holds; None before the first."""
    release = newest(session, edition_id)
    if release is None:
        return None
    rows = session.execute(
        select(ReleaseEntry.key, ReleaseEntry.starts_at, ReleaseEntry.space_id).where(
            ReleaseEntry.release_id == release.id
        )
    )
    return Announced(release.number, {one.key: (one.starts_at, one.space_id) for one in rows})
