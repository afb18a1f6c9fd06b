"""Writing a record about a project."""

from typing import Any

from sqlalchemy.orm import Session

from app.history import actions as history
from app.projects.models import Project


def record(
    session: Session,
    actor_id: int | None,
    action: str,
    project: Project,
    *,
    reason: str = "",
    **details: Any,
) -> None:
    """Record that somebody did something with a project."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"project:{project.id}",
        programme_id=project.programme_id,
        region_id=project.lead_region_id,
        details=details,
        reason=reason,
    )
