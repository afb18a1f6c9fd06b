"""Writing a call so that nobody else's change is lost, and the records of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.calls import queries
from app.calls.models import Call, Criterion, ReviewPhase
from app.core.errors import Refused, Stale
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


def rewrite(session: Session, part: Criterion | ReviewPhase, columns: Mapping[str, Any]) -> bool:
    """Write what is new in a part of a call; tells whether anything was."""
    new = {name: value for name, value in columns.items() if getattr(part, name) != value}
    for name, value in new.items():
        setattr(part, name, value)
    session.flush()
    return bool(new)


def remove(session: Session, part: Criterion | ReviewPhase, used: type[Refused]) -> None:
    """Remove a part of a call; raises `used` where something already points at it."""
    queries.held(session, part.call_id)
    try:
        with session.begin_nested():
            session.delete(part)
    except IntegrityError:
        raise used from None


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
