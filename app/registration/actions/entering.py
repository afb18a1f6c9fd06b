"""Entering people."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from app.core import clock
from app.editions import actions as editions
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.registration import queries, rules
from app.registration.actions import holding
from app.registration.actions.recording import record_person
from app.registration.errors import NotTakingPart, SubmissionUsed
from app.registration.models import Delegation, Participant
from app.registration.rules import Entry


def enter(
    session: Session, actor_id: int | None, invitee: Invitee, entry: Entry, submission: str
) -> Participant:
    """Enter a person; the same submission sent again gives the same person.

    Raises what registration, the entry or the limits refuse, and SubmissionUsed when the
    submission entered somebody else.
    """
    # Copies of one submission wait here for the first of them, and then find its person.
    delegation = queries.locked(session, invitee) or holding.begin(
        session, actor_id, invitee, taking_part=True
    )
    repeated = queries.submitted(session, submission)
    if repeated is not None:
        return _replay(repeated, actor_id, invitee, entry)
    holding.hold(session, invitee.edition, rules.check_open)
    check(invitee.edition, entry)
    if delegation.taking_part is False:
        raise NotTakingPart
    person = _person(delegation, rules.settled(entry), actor_id)
    person.submission, person.submission_digest = submission, rules.digest(entry)
    session.add(person)
    session.flush()
    record_person(session, actor_id, "participant.entered", invitee.edition, person)
    editions.take(session, invitee.edition_id, invitee.region_id, entry.role)
    return person


def check(edition: Edition, entry: Entry) -> None:
    """Refuse what the rules refuse about an entry."""
    known = {role.slug for role in edition.programme.kind.terms(EntryTerms).roles}
    offered = {role.role for role in edition.roles} & known
    rules.check_entry(entry, offered, clock.today(edition.zone))


def columns(entry: Entry) -> dict[str, object]:
    """Return the columns of a person that follow from an entry."""
    settled = rules.settled(entry)
    keys = {"search_key": rules.search_key(settled), "sort_key": rules.sort_key(settled)}
    return {**asdict(settled), **keys}


def _person(delegation: Delegation, entry: Entry, actor_id: int | None) -> Participant:
    """Make the person's row."""
    return Participant(
        delegation_id=delegation.id,
        edition_id=delegation.edition_id,
        region_id=delegation.region_id,
        submission="",
        entered_at=clock.now(),
        entered_by_id=actor_id,
        **columns(entry),  # type: ignore[arg-type]  # the columns by their names
    )


def _replay(
    person: Participant, actor_id: int | None, invitee: Invitee, entry: Entry
) -> Participant:
    """Return the person whom this submission entered; refuse other answers or another sender."""
    here = (person.edition_id, person.region_id) == (invitee.edition_id, invitee.region_id)
    same = person.submission_digest == rules.digest(entry)
    if not here or not same or person.entered_by_id != actor_id:
        raise SubmissionUsed
    return person
