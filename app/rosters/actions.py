"""What people do with rosters."""

from typing import Any

from sqlalchemy.orm import Session

from app.editions.actions.saving import write
from app.editions.models import Edition
from app.history.models import Record
from app.rosters.rules.view import View


def export(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    view: View,
    *,
    file_format: str,
    count: int,
    reason: str,
) -> Record:
    """Record that people leave the house in a file: how many, which fields, and why.

    What was searched for may be a name, so only that there was a search is kept.
    """
    details: dict[str, Any] = {
        "format": file_format,
        "count": count,
        "columns": list(view.columns),
        "delegation": view.delegation,
        "role": view.role,
        "searched": bool(view.words),
    }
    return write(session, actor_id, "roster.exported", edition, details, reason)
