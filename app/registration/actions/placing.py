"""Giving people places or a place in the queue, and taking both away again."""

from sqlalchemy.orm import Session

from app.core import clock
from app.editions import actions as editions
from app.editions.errors import NoPlaceLeft
from app.editions.rules import What, belongs
from app.registration import queries, rules
from app.registration.models import Allowance, Participant, Queue


def place(session: Session, queue: Queue | None, person: Participant, *, wait: bool) -> None:
    """Take a place for a person; where none is left and the person may wait, join the queue.

    Raises NoPlaceLeft. Whoever finds a place passes nobody: all who wait had been offered it.
    """
    if queue is None or not wait:
        take(session, person)
        return
    try:
        with session.begin_nested():
            take(session, person)
    except NoPlaceLeft:
        join(session, queue, person)


def take(session: Session, person: Participant) -> None:
    """Take a place for a person; raises NoPlaceLeft."""
    editions.take(session, person.edition_id, person.region_id, person.role, person.sex)


def take_above(session: Session, person: Participant) -> None:
    """Take a place for a person whatever the limits say, and note which were granted for it."""
    session.flush()
    where = (person.edition_id, person.region_id, person.role, person.sex)
    granted = editions.take_above(session, *where)
    session.add_all(Allowance(participant_id=person.id, place_id=place_id) for place_id in granted)


def join(session: Session, queue: Queue, person: Participant) -> None:
    """Stand at the end of the queue."""
    queue.last_at = rules.joins_at(clock.now(), queue.last_at)
    person.state, person.queued_at = "waiting", queue.last_at
    editions.wait(session, person.edition_id, person.region_id, person.role, 1)


def leave(session: Session, person: Participant) -> None:
    """Give up what the person has: a place, or one in the queue; the state is settled after."""
    if person.holds_place:
        editions.give_back(session, person.edition_id, person.region_id, person.role, person.sex)
        give_up_allowances(session, person, None)
    else:
        editions.wait(session, person.edition_id, person.region_id, person.role, -1)
    settle(person, "entered")


def settle(person: Participant, state: str) -> None:
    """Leave the queue behind."""
    person.state, person.queued_at, person.offer_until = state, None, None


def give_up_allowances(session: Session, person: Participant, counted: What | None) -> None:
    """Take back what was granted for a person above limits that count the person no more."""
    for allowance, what in queries.allowances(session, person.id):
        if counted is None or not belongs(counted, what):
            editions.take_back(session, allowance.place_id)
            session.delete(allowance)
