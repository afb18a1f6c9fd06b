"""One day's purge, in steps that each are kept: whoever is killed goes on where it stopped."""

from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.core import clock
from app.core.outbox import Letter
from app.history.actions import record
from app.retention import queries, rules
from app.retention.actions.erasing import wipe
from app.retention.actions.taking import TAKING
from app.retention.models import RetentionRun
from app.retention.others import Other
from app.retention.rules import Held

AT_ONCE = 500


def begin(session: Session, day: date) -> bool:
    """Begin a day's purge or go on with it; tells whether there is anything left to do."""
    found = queries.run_of(session, day)
    if found is None:
        session.add(RetentionRun(day=day, began_at=clock.now()))
        session.flush()
    return found is None or found.ended_at is None


def end(session: Session, day: date) -> None:
    """Note that nothing was left to do on a day."""
    found = queries.run_of(session, day)
    if found is not None:
        found.ended_at = clock.now()


def purge_some(session: Session, some: Held, limit: int = AT_ONCE) -> int:
    """Take away some of what is due of one holding; returns how much it was, 0 at the end."""
    ids = queries.ids_left(session, some, limit)
    if ids:
        TAKING[some.holding](session, ids)
        record(
            session,
            None,
            "retention.purged",
            subject=f"edition:{some.scope.edition_id}",
            programme_id=some.scope.programme_id,
            edition_id=some.scope.edition_id,
            region_id=some.scope.region_id,
            details={"holding": some.holding, "clock": some.clock, "purged": len(ids)},
        )
    return len(ids)


def purge_other(session: Session, other: Other, limit: int = AT_ONCE) -> int:
    """Take away some of what a capability above holds; returns how much it was, 0 at the end."""
    ids = other.due(session, clock.now(), limit)
    if ids:
        other.take(session, ids)
    return len(ids)


def purge_letters(session: Session, limit: int = AT_ONCE) -> int:
    """Take old mails out of the outbox; returns how many they were."""
    ids = queries.old_letters(session, rules.mails_before(clock.now()), limit)
    session.execute(delete(Letter).where(Letter.id.in_(ids)))
    return len(ids)


def erase_again(session: Session, limit: int = AT_ONCE) -> int:
    """Erase those whom an old copy of the database brought back; returns how many they were."""
    found = queries.come_back(session, limit)
    for person in found:
        wipe(session, person)
        record(
            session,
            None,
            "participant.erased",
            subject=f"participant:{person.id}",
            edition_id=person.edition_id,
            region_id=person.region_id,
        )
    return len(found)
