"""Withdrawing people, and taking a withdrawal back."""

from sqlalchemy.orm import Session

from app.core import clock
from app.registration import rules
from app.registration.actions import holding, placing
from app.registration.actions.promoting import promote
from app.registration.actions.recording import record_person
from app.registration.errors import NotTakingPart
from app.registration.models import Participant


def withdraw(
    session: Session, actor_id: int | None, person: Participant, *, allowed: bool = False
) -> None:
    """Withdraw a person and give the place back; once withdrawn, nothing more happens.

    `allowed` is a request that was accepted: no deadline refuses it.
    """
    check = holding.names(session, allowed=allowed)
    edition, queue = holding.lock(session, person, check)
    if person.withdrawn_at is not None:
        return
    placing.leave(session, person)
    person.withdrawn_at = clock.now()
    person.withdrawn_by_id = actor_id
    record_person(session, actor_id, "participant.withdrawn", edition, person)
    promote(session, edition, queue)


def restore(
    session: Session,
    actor_id: int | None,
    person: Participant,
    *,
    wait: bool = False,
    allowed: bool = False,
) -> None:
    """Take a withdrawal back; where no place is left and the person may wait, at the queue's end.

    Raises NoPlaceLeft when the place was given away meanwhile.
    """
    check = holding.names(session, allowed=allowed)
    edition, queue = holding.lock(session, person, check)
    if person.withdrawn_at is None:
        return
    if person.delegation.taking_part is False:
        raise NotTakingPart
    rules.check_sex(edition, person.sex)
    person.withdrawn_at = None
    person.withdrawn_by_id = None
    placing.settle(person, "entered")
    record_person(session, actor_id, "participant.restored", edition, person)
    placing.place(session, queue, person, wait=wait)
