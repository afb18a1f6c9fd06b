"""Holding what an action is judged by, so that it stands still until the action is kept."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition, Invitee
from app.registration import queries, rules
from app.registration.models import Delegation, Participant

# What tells whether registration is open; SQLAlchemy reads no row again without its version.
WINDOW = (
    *("version", "status", "registration_open"),
    *("registration_opens_at", "registration_closes_at"),
)


def hold(session: Session, edition: Edition, check: Callable[[Edition, datetime], None]) -> None:
    """Refuse when registration is over, and let nobody close it before this is kept.

    Whoever waited for the delegation may have read the edition before somebody closed it.
    """
    session.refresh(edition, WINDOW, with_for_update={"read": True})
    check(edition, clock.now())


def lock(session: Session, person: Participant) -> Edition:
    """Hold the person's delegation and row as they stand, and refuse when registration is over."""
    edition = person.delegation.edition
    session.refresh(person.delegation, ["taking_part"], with_for_update={"read": True})
    hold(session, edition, rules.check_open)
    session.refresh(person, person.__mapper__.column_attrs.keys(), with_for_update=True)
    return edition


def begin(
    session: Session, actor_id: int | None, invitee: Invitee, *, taking_part: bool
) -> Delegation:
    """Make the region's delegation, or find the one that somebody made at the same moment."""
    made = Delegation(
        edition_id=invitee.edition_id,
        region_id=invitee.region_id,
        taking_part=taking_part,
        answered_at=clock.now(),
        answered_by_id=actor_id,
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:
        found = queries.locked(session, invitee)
        if found is None:
            raise
        return found
    return made
