"""Holding what an action is judged by, so that it stands still until the action is kept."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition, Invitee
from app.registration import queries, rules
from app.registration.models import Delegation, Participant, Queue
from app.stages.rules import check as check_stage

Check = Callable[[Edition, datetime], None]


def hold(session: Session, edition: Edition, check: Check) -> Queue | None:
    """Refuse when registration is over, and let nobody close it before this is kept.

    Whoever waited for the delegation may have read the edition before somebody closed it. Where
    there is a waiting list it is returned, and nobody else takes or gives back a place meanwhile.
    """
    # The stage in which names are given is read after this row is held: whoever changes it holds
    # the row as well, and a statement that waited would read the stage as it was before.
    queries.hold_window(session, edition)
    check(edition, clock.now())
    return queries.locked_queue(session, edition.id) if edition.waiting_list else None


def names(session: Session, *, allowed: bool) -> Check:
    """Return the check of who may enter and change names now; an accepted request always may."""

    def check(edition: Edition, now: datetime) -> None:
        if allowed:
            rules.check_prepared(edition, now)
            return
        stage = queries.names_stage(session, edition.id)
        if stage is None:
            rules.check_open(edition, now)
        else:
            check_stage(stage, edition, now)

    return check


def lock(session: Session, person: Participant, check: Check) -> tuple[Edition, Queue | None]:
    """Hold the person's delegation and row as they stand, and refuse when registration is over."""
    edition = person.delegation.edition
    session.refresh(person.delegation, ["taking_part"], with_for_update={"read": True})
    queue = hold(session, edition, check)
    session.refresh(person, person.__mapper__.column_attrs.keys(), with_for_update=True)
    return edition, queue


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
