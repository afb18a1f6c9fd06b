"""Writing an edition so that nobody else's change is lost, and the record of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import Stale
from app.core.languages import _
from app.editions import queries
from app.editions.errors import NumberTaken
from app.editions.models import Edition
from app.history import actions as history
from app.history.models import Record


def check_number(session: Session, edition: Edition) -> None:
    """Refuse a number that another edition of the programme bears."""
    if edition.number and edition.status != "postponed":
        with session.no_autoflush:
            taken = queries.number_taken(session, edition.programme_id, edition.number, edition.id)
        if taken:
            raise NumberTaken(edition.number)


def save(session: Session, edition: Edition) -> None:
    """Write the edition; raises Stale or NumberTaken where somebody else was faster."""
    number = edition.number or ""
    try:
        session.flush()
    except StaleDataError:
        raise Stale(
            _("Somebody else saved this at the same moment. Save again to see what changed."),
            {},
        ) from None
    except IntegrityError:
        raise NumberTaken(number) from None


def as_written(value: Any) -> Any:
    """Return a value as a record's details hold it."""
    return value if value is None or isinstance(value, bool | int) else str(value)


def write(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    details: Mapping[str, Any],
    reason: str = "",
    region_id: int | None = None,
) -> Record:
    """Write a record about an edition, or about a region's part in it."""
    return history.record(
        session,
        actor_id,
        action,
        subject=f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=region_id,
        details=dict(details),
        reason=reason,
    )
