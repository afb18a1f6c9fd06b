"""Recording that a list of people leaves the house."""

from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.history.actions import record


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
    record(
        session,
        actor_id,
        "answers.exported",
        subject=f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=region_id,
        details={"format": file_format, "count": count},
        reason=reason,
    )
