"""Opening and closing registration, and what became of an edition."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.core import clock
from app.editions import rules
from app.editions.actions.saving import as_written, check_number, save, write
from app.editions.errors import NotBeingPrepared, WindowPassed
from app.editions.models import Edition


def open_registration(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    *,
    opens_at: datetime | None,
    closes_at: datetime | None,
) -> None:
    """Open registration, between two moments where they are given (UTC)."""
    rules.check_window(opens_at, closes_at)
    if edition.status not in rules.PREPARED:
        raise NotBeingPrepared
    if closes_at and closes_at <= clock.now():
        raise WindowPassed
    edition.registration_open = True
    edition.registration_opens_at = opens_at
    edition.registration_closes_at = closes_at
    save(session, edition)
    moments = {"opens_at": as_written(opens_at), "closes_at": as_written(closes_at)}
    write(session, actor_id, "edition.registration_opened", edition, moments)


def close_registration(session: Session, actor_id: int | None, edition: Edition) -> None:
    """Close registration now; closing what is closed changes nothing."""
    if edition.registration_open:
        edition.registration_open = False
        save(session, edition)
        write(session, actor_id, "edition.registration_closed", edition, {})


def mark(
    session: Session, actor_id: int | None, edition: Edition, status: str, reason: str
) -> None:
    """Mark the edition held, online, postponed, cancelled, or being prepared again."""
    rules.check_status(edition.status, status, reason)
    before, edition.status = edition.status, status
    check_number(session, edition)
    edition.reason = reason
    if status not in rules.PREPARED:
        edition.registration_open = False
    save(session, edition)
    write(session, actor_id, f"edition.marked_{status}", edition, {"before": before}, reason)
