"""Writing a call so that nobody else's change is lost, and the records of it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.calls.models import Call
from app.core.errors import Stale
from app.core.languages import _
from app.history import actions as history


def save(session: Session) -> None:
    """Write what was changed; raises Stale where somebody else was faster."""
    try:
        session.flush()
    except StaleDataError:
        raise Stale(
            _("Somebody else saved this at the same moment. Save again to see what changed."), {}
        ) from None


def as_written(value: Any) -> Any:
    """Return a value as a record's details hold it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return dict(value) if isinstance(value, dict) else value


def write(
    session: Session,
    actor_id: int | None,
    action: str,
    call: Call,
    details: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Write a record about a call."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"call:{call.id}",
        programme_id=call.programme_id,
        edition_id=call.edition_id,
        details=details,
        reason=reason,
    )
