"""Taking the ranking out of the house as a file."""

from sqlalchemy.orm import Session

from app.calls.models import Call
from app.history import actions as history


def export(
    session: Session,
    actor_id: int | None,
    call: Call,
    *,
    file_format: str,
    count: int,
    reason: str,
) -> None:
    """Record that the ranking leaves the house in a file: how many rows, and why."""
    history.record(
        session,
        actor_id,
        "ranking.exported",
        subject=f"call:{call.id}",
        programme_id=call.programme_id,
        details={"call": call.id, "format": file_format, "rows": count},
        reason=reason,
    )
