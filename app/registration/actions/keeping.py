"""Withdrawing people, and taking a withdrawal back."""

from sqlalchemy.orm import Session

from app.core import clock
from app.editions import actions as editions
from app.registration.actions import holding
from app.registration.actions.recording import record_person
from app.registration.errors import NotTakingPart
from app.registration.models import Participant


def withdraw(session: Session, actor_id: int | None, person: Participant) -> None:
    """Withdraw a person and give the place back; once withdrawn, nothing more happens."""
    edition = holding.lock(session, person)
    if person.withdrawn_at is not None:
        return
    person.withdrawn_at = clock.now()
    person.withdrawn_by_id = actor_id
    record_person(session, actor_id, "participant.withdrawn", edition, person)
    editions.give_back(session, person.edition_id, person.region_id, person.role)


def restore(session: Session, actor_id: int | None, person: Participant) -> None:
    """Take a withdrawal back; raises NoPlaceLeft when the place was given away meanwhile."""
    edition = holding.lock(session, person)
    if person.withdrawn_at is None:
        return
    if person.delegation.taking_part is False:
        raise NotTakingPart
    person.withdrawn_at = None
    person.withdrawn_by_id = None
    record_person(session, actor_id, "participant.restored", edition, person)
    editions.take(session, person.edition_id, person.region_id, person.role)
