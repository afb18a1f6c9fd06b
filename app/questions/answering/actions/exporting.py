"""Recording that a list of people leaves the house."""

from sqlalchemy.orm import Session

from app.editions.actions.saving import write
from app.editions.models import Edition


def export(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    *,
    region_id: int | None,
    file_format: str,
    count: int,
    reason: str,
) -> None:
    """Record who took the matrix away: how many people, and why."""
    details = {"format": file_format, "count": count}
    write(session, actor_id, "answers.exported", edition, details, reason, region_id)
