"""Everything of one person at once, on request."""

from collections import Counter

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.consents.actions import known
from app.consents.models import Clearance, Guardian
from app.core import clock
from app.core.outbox import Letter
from app.history.actions import record
from app.personal.models import OwnLink
from app.questions.models import Answer, File, OptionPlace
from app.registration import actions as registration
from app.registration.models import Participant
from app.requests.models import Request
from app.retention import queries, rules
from app.retention.actions import taking
from app.vault import actions as vault
from app.vault.errors import Unreadable


def erase(session: Session, actor_id: int | None, person: Participant, named: str) -> None:
    """Erase a participant with delegation and edition loaded; raises NotNamed or AlreadyErased.

    Whoever is still to come is withdrawn first. What stays is that somebody in a role came from a
    region, and what was done, without a word about the person.
    """
    rules.check_named(person.native, named, erased=person.erased_at is not None)
    edition = person.delegation.edition
    ended = rules.ended_on(edition.year, edition.starts_on, edition.ends_on)
    if person.withdrawn_at is None and clock.today(edition.zone) <= ended:
        registration.withdraw(session, actor_id, person, allowed=True)
        session.flush()
    wipe(session, person)
    record(
        session,
        actor_id,
        "participant.erased",
        subject=f"participant:{person.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=person.region_id,
    )


def wipe(session: Session, person: Participant) -> None:
    """Take everything of a person away, as often as it is asked for: a copy may bring it back."""
    _letters(session, person)
    _answers(session, person)
    _asked_for(session, person)
    _guardians(session, person)
    vault.destroy(session, person.id)
    for take in (taking.names, taking.contacts, taking.births):
        take(session, [person.id])
    session.execute(
        update(Participant)
        .where(Participant.id == person.id)
        .values(erased_at=clock.now(), sex=None, version=Participant.version + 1)
    )
    session.expire(person)


def _letters(session: Session, person: Participant) -> None:
    """Take away the mails to the person and the guardians, and those that name the person."""
    mails = {person.mail or ""}
    for one in queries.guardians_of(session, person.id):
        try:
            mails.add(known(session, one).mail)
        except Unreadable:
            continue
    names = [person.native, person.latin, person.kana]
    ids = queries.letters_about(session, {one.lower() for one in mails if one}, names)
    session.execute(delete(Letter).where(Letter.id.in_(ids)))


def _answers(session: Session, person: Participant) -> None:
    """Take away answers and files, and give back the places of options."""
    chosen = Counter[tuple[int, str]]()
    for question_id, keys in queries.options_of(session, person.id):
        chosen.update((question_id, key) for key in keys)
    for (question_id, key), number in sorted(chosen.items()):
        session.execute(
            update(OptionPlace)
            .where(OptionPlace.question_id == question_id, OptionPlace.key == key)
            .values(taken=OptionPlace.taken - number)
        )
    session.execute(delete(File).where(File.participant_id == person.id))
    session.execute(delete(Answer).where(Answer.participant_id == person.id))


def _asked_for(session: Session, person: Participant) -> None:
    """Take away links and requests, and the uploads that brought or changed the person."""
    session.execute(delete(OwnLink).where(OwnLink.participant_id == person.id))
    ids = queries.requests_about(session, person)
    session.execute(delete(Request).where(Request.id.in_(ids)))
    taking.uploads(session, queries.uploads_with(session, person.id))


def _guardians(session: Session, person: Participant) -> None:
    """Take away who the guardians are; what they answered is under the key and cannot be read."""
    taking.guardians(session, [one.id for one in queries.guardians_of(session, person.id)])
    session.execute(
        update(Guardian)
        .where(Guardian.participant_id == person.id, Guardian.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )
    session.execute(delete(Clearance).where(Clearance.participant_id == person.id))
