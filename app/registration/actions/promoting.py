"""Offering free places to those who wait, and what becomes of the offers."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.accounts.queries import coordinators
from app.core import clock
from app.editions import actions as editions
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.editions.rules import PREPARED, room
from app.registration import mail, queries, rules
from app.registration.actions import holding, placing
from app.registration.actions.recording import record_person
from app.registration.errors import NoOffer, OfferLapsed
from app.registration.models import Participant, Queue


def promote(session: Session, edition: Edition, queue: Queue | None) -> None:
    """Offer what is free to those who wait, in their order; the queue must be locked.

    It runs after whatever frees a place, in the same transaction: nobody can come between.
    """
    if queue is None or edition.status not in PREPARED:
        return
    session.flush()
    waiting = queries.waiting(session, edition.id)
    if not waiting:
        return
    chosen = rules.offers(waiting, room(edition_queries.counters(session, edition.id)))
    if chosen:
        found = queries.locked_people(session, [one.id for one in chosen])
        offered = [found[one.id] for one in chosen]
        _offer(session, edition, queue, offered)


def _offer(session: Session, edition: Edition, queue: Queue, people: Sequence[Participant]) -> None:
    """Offer a place to each; an offer holds the place until it is answered or lapses."""
    until = clock.now() + timedelta(hours=queue.offer_hours)
    for person in people:
        editions.wait(session, edition.id, person.region_id, person.role, -1)
        person.state, person.offer_until = "offered", until
        placing.take(session, person)
        record_person(session, None, "participant.offered", edition, person)
    for person in people:
        _tell(session, edition, person, until)


def _tell(session: Session, edition: Edition, person: Participant, until: datetime) -> None:
    """Mail the region's coordinators about the offer."""
    readers = coordinators(session, edition.programme_id, [person.region_id])
    if readers:
        where = queries.address(session, person)
        link = mail.offer_link(edition.id, where.code, person.id)
        mail.offered(session, readers, edition, where.programme, until, link)


def accept_offer(session: Session, actor_id: int | None, person: Participant) -> None:
    """Accept the place that was offered; raises NoOffer, and OfferLapsed from its moment on."""
    edition, _queue = holding.lock(session, person, rules.check_prepared)
    _check_offer(person)
    if person.offer_until and person.offer_until <= clock.now():
        raise OfferLapsed
    placing.settle(person, "entered")
    record_person(session, actor_id, "participant.accepted_offer", edition, person)


def decline_offer(session: Session, actor_id: int | None, person: Participant) -> None:
    """Decline the place: the person is withdrawn, and the next one is offered it."""
    edition, queue = holding.lock(session, person, rules.check_prepared)
    _check_offer(person)
    placing.leave(session, person)
    person.withdrawn_at, person.withdrawn_by_id = clock.now(), actor_id
    record_person(session, actor_id, "participant.declined_offer", edition, person)
    promote(session, edition, queue)


def expire_offers(session: Session, edition: Edition) -> int:
    """Let the offers lapse whose time is over, and offer the places anew; tells how many lapsed."""
    queue = holding.hold(session, edition, lambda _edition, _now: None)
    now = clock.now()
    over = queries.offers_over(session, edition.id, now)
    for person in over:
        until = person.offer_until or now
        placing.leave(session, person)
        person.withdrawn_at, person.state = now, "lapsed"
        record_person(session, None, "participant.lapsed", edition, person)
        _tell_lapsed(session, edition, person, until)
    promote(session, edition, queue)
    return len(over)


def _tell_lapsed(session: Session, edition: Edition, person: Participant, until: datetime) -> None:
    """Mail the region's coordinators and the person that the place is gone: once, as it lapses."""
    where = queries.address(session, person)
    readers = coordinators(session, edition.programme_id, [person.region_id])
    link = mail.delegation_link(edition.id, where.code, person.id)
    mail.lapsed(session, readers, edition, where.programme, until, link)
    mail.lapsed_for(session, person, edition, where.country, where.programme, until)


def _check_offer(person: Participant) -> None:
    """Refuse an answer where there is no offer."""
    if person.withdrawn_at is not None or person.state != "offered":
        raise NoOffer
