"""Writing a record, in the transaction of what it tells."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from app.core import clock
from app.history.models import Record


def record(
    session: Session,
    actor_id: int | None,
    action: str,
    *,
    subject: str,
    programme_id: int | None = None,
    edition_id: int | None = None,
    region_id: int | None = None,
    details: dict[str, Any] | None = None,
    reason: str = "",
) -> Record:
    """Record that somebody did something; details must hold no personal data of participants."""
    made = Record(
        at=clock.now(),
        actor_id=actor_id,
        action=action,
        subject=subject,
        programme_id=programme_id,
        edition_id=edition_id,
        region_id=region_id,
        details=details or {},
        reason=reason,
    )
    session.add(made)
    return made


def record_all(
    session: Session, actor_id: int | None, action: str, told: Sequence[dict[str, Any]]
) -> None:
    """Record that somebody did the same to many at once, with one statement.

    Each says subject, programme_id, edition_id, region_id and details.
    """
    by = {"at": clock.now(), "actor_id": actor_id, "action": action, "reason": ""}
    rows = [by | one for one in told]
    if rows:
        session.execute(_INSERT, rows if len(rows) > 1 else rows[0])


# Into the table: the mapper would keep in mind what nobody reads again.
_INSERT = insert(cast("Table", Record.__table__)).inline()
