"""Keeping clearances in step with what guardians answered."""

from collections.abc import Iterable

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.consents import queries, rules
from app.consents.errors import ConsentMissing
from app.consents.models import Clearance
from app.core import clock
from app.editions.models import Edition
from app.registration.models import Participant


def refresh(session: Session, edition: Edition, people: Iterable[Participant]) -> None:
    """Clear exactly those for whom everything required is agreed to in its newest version.

    The delegation and its region must be loaded.
    """
    people = list(people)
    wanted = queries.asked(session, edition.id)
    said = queries.answers(session, [person.id for person in people])
    for person in people:
        mine = rules.asked_of(wanted, person.delegation.region.country)
        agreed = bool(mine) and not rules.missing(mine, said.get(person.id, []))
        clearance = queries.clearance(session, person.id)
        if agreed and clearance is None:
            session.add(Clearance(participant_id=person.id, given_at=clock.now()))
        elif not agreed and clearance is not None:
            session.delete(clearance)
    session.flush()


def uncover(session: Session, edition_id: int, purpose: str) -> None:
    """Take every clearance of an edition back whose child the purpose concerns."""
    country = purpose.removeprefix(rules.TRANSFER) if purpose.startswith(rules.TRANSFER) else None
    gone = [
        one.id
        for one, home in queries.cleared(session, edition_id)
        if country is None or home != country
    ]
    session.execute(delete(Clearance).where(Clearance.id.in_(gone)))


def check_gate(session: Session, edition: Edition, person: Participant) -> None:
    """Refuse what a minor's guardian has not agreed to; raises ConsentMissing."""
    if queries.gate(session, edition, person, clock.today(edition.zone)).closed:
        raise ConsentMissing
