"""Sending people their own links, and noting that they were opened."""

from collections.abc import Callable, Collection, Mapping, Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.core import clock, sealing
from app.history import actions as history
from app.personal import mail, queries, rules
from app.personal.errors import NobodyChosen
from app.personal.models import OwnLink
from app.regions.words import spoken_in
from app.registration.models import Participant

Address = Callable[[str, str], str]


def send(
    session: Session,
    actor_id: int | None,
    people: Sequence[Participant],
    language: str,
    address: Address,
    *,
    missing: Mapping[int, Collection[str]] | None = None,
) -> rules.Sent:
    """Send each a new link, which ends the one before; raises NobodyChosen.

    `language` "" means the one each was written to before, else their country's; `address` makes
    the address of a secret in a language. With `missing`, what each still misses, it is a reminder.
    Delegation, region, edition and programme must be loaded.
    """
    if not people:
        raise NobodyChosen
    # Two who send at once would end each other's links unseen.
    queries.hold(session, [one.id for one in people])
    before = queries.sent(session, [one.id for one in people])
    why = "sent" if missing is None else "reminded"
    done = rules.Sent()
    for person in people:
        links = before.get(person.id, [])
        verdict = _sendable(person, links, why)
        if verdict != "yes":
            done.not_to[person.id] = verdict
            continue
        chosen = language or _language(person, links)
        secret = renew(session, actor_id, person, chosen, why)
        lacking = (missing or {}).get(person.id, ())
        mail.own_link(session, person, chosen, address(secret, chosen), why, lacking)
        _record(session, actor_id, person, why)
        done.to.append(person.id)
    return done


def renew(
    session: Session, actor_id: int | None, person: Participant, language: str, why: str
) -> str:
    """Give a person a new link and end the one before; returns its secret."""
    now = clock.now()
    ending = update(OwnLink).where(OwnLink.participant_id == person.id)
    session.execute(ending.where(OwnLink.revoked_at.is_(None)).values(revoked_at=now))
    secret = sealing.token()
    session.add(
        OwnLink(
            participant_id=person.id,
            token_hash=sealing.digest(secret),
            language=language,
            why=why,
            sent_at=now,
            sent_by_id=actor_id,
        )
    )
    session.flush()
    return secret


def note_opened(session: Session, link_id: int) -> None:
    """Note when a link was first opened."""
    first = update(OwnLink).where(OwnLink.id == link_id, OwnLink.opened_at.is_(None))
    session.execute(first.values(opened_at=clock.now()))


def usual_language(person: Participant) -> str:
    """Return the language in which people of a person's country are written to."""
    return spoken_in(person.delegation.region.country)


def _language(person: Participant, links: Sequence[OwnLink]) -> str:
    """Return the language a person was last written to, else their country's."""
    return links[0].language if links else usual_language(person)


def _sendable(person: Participant, links: Sequence[OwnLink], why: str) -> str:
    """Tell whether a person may be sent a link now."""
    sent = [(one.why, one.sent_at) for one in links]
    gone = person.withdrawn_at is not None or person.erased_at is not None
    return rules.sendable(person.mail, sent, clock.now(), why, gone=gone)


def _record(session: Session, actor_id: int | None, person: Participant, why: str) -> None:
    """Write a record that a link was sent."""
    history.record(
        session,
        actor_id,
        "own_link.reminded" if why == "reminded" else "own_link.sent",
        subject=f"delegation:{person.delegation_id}",
        programme_id=person.delegation.edition.programme_id,
        edition_id=person.edition_id,
        region_id=person.region_id,
        details={"participant": person.id},
    )
