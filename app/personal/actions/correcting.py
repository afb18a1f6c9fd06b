"""What people change about themselves, with their own link."""

from sqlalchemy.orm import Session

from app.accounts.actions import throttle
from app.accounts.errors import TooManyAttempts
from app.accounts.models import User
from app.accounts.queries import coordinators
from app.consents import queries as consents
from app.core import clock
from app.core.folding import folded
from app.personal import mail
from app.personal.actions.limits import wish_limits
from app.personal.errors import AlreadyWithdrawn, NameDiffers, OnlyTheHead
from app.registration import actions as registration
from app.registration.models import Participant
from app.registration.rules import Entry


def correct(session: Session, person: Participant, entry: Entry) -> None:
    """Correct name, mail address and birth date; raises what registration and the stage refuse.

    A minor's birth date decides whether a guardian is asked: only the delegation changes it. The
    address before is told that another one stands there now.
    """
    edition = person.delegation.edition
    gate = consents.gate(session, edition, person, clock.today(edition.zone))
    if gate.minor and entry.birth_date != person.birth_date:
        raise OnlyTheHead
    before = person.mail
    registration.change(session, None, person, entry)
    if before and before.casefold() != (person.mail or "").casefold():
        mail.address_changed(session, person, before)


def withdraw(session: Session, person: Participant, name: str) -> None:
    """Withdraw whoever writes their own name; the link ends at once, and the head is told.

    Raises NameDiffers, AlreadyWithdrawn, and what the stage refuses.
    """
    if folded(name) not in {folded(person.native), folded(person.latin)}:
        raise NameDiffers
    if person.withdrawn_at is not None:
        raise AlreadyWithdrawn
    registration.withdraw(session, None, person)
    mail.to_heads(session, _heads(session, person), person, "")


def wish(session: Session, person: Participant, words: str) -> None:
    """Mail the heads of the delegation what a person wants changed; three times a day at most."""
    if not throttle.admit(session, wish_limits(person.id), clock.now()):
        raise TooManyAttempts
    mail.to_heads(session, _heads(session, person), person, words)


def _heads(session: Session, person: Participant) -> list[User]:
    """Return who coordinates the person's region in the programme."""
    programme_id = person.delegation.edition.programme_id
    return list(coordinators(session, programme_id, [person.region_id]))
