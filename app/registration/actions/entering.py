"""Entering people."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.registration import queries, rules
from app.registration.actions import holding, placing
from app.registration.actions.recording import record_entered, record_person
from app.registration.errors import NotTakingPart, SubmissionUsed
from app.registration.models import Delegation, Participant, Queue
from app.registration.rules import Entry


def enter(
    session: Session,
    actor_id: int | None,
    invitee: Invitee,
    entry: Entry,
    submission: str,
    *,
    wait: bool = False,
    allowed: bool = False,
) -> Participant:
    """Enter a person; the same submission sent again gives the same person.

    With `wait` a person for whom no place is left joins the waiting list where there is one;
    `allowed` is a request that was accepted: no deadline refuses it. Raises what registration, the
    entry or the limits refuse, and SubmissionUsed when the submission entered somebody else.
    """

    def find_place(queue: Queue | None, person: Participant) -> None:
        placing.place(session, queue, person, wait=wait)

    check = holding.names(session, allowed=allowed)
    return _enter(session, actor_id, invitee, (entry, submission), check, find_place)


def enter_above(
    session: Session, actor_id: int | None, invitee: Invitee, entry: Entry, submission: str
) -> Participant:
    """Enter a person for whom a request was accepted, above the limits where they are reached."""

    def find_place(_queue: Queue | None, person: Participant) -> None:
        placing.take_above(session, person)

    check = holding.names(session, allowed=True)
    return _enter(session, actor_id, invitee, (entry, submission), check, find_place)


def admit_above(session: Session, actor_id: int | None, person: Participant) -> None:
    """Take a person off the waiting list, above the limits: a request was accepted."""
    edition, _queue = holding.lock(session, person, holding.names(session, allowed=True))
    if person.withdrawn_at is not None or person.state != "waiting":
        return
    placing.leave(session, person)
    record_person(session, actor_id, "participant.admitted", edition, person)
    placing.take_above(session, person)


def _enter(
    session: Session,
    actor_id: int | None,
    invitee: Invitee,
    sent: tuple[Entry, str],
    may: holding.Check,
    find_place: Callable[[Queue | None, Participant], None],
) -> Participant:
    """Enter the person of an entry and its submission, once."""
    entry, submission = sent
    # Copies of one submission wait here for the first of them, and then find its person.
    delegation = queries.locked(session, invitee) or holding.begin(
        session, actor_id, invitee, taking_part=True
    )
    repeated = queries.submitted(session, submission)
    if repeated is not None:
        return _replay(repeated, actor_id, invitee, entry)
    queue = holding.hold(session, invitee.edition, may)
    check(invitee.edition, entry)
    if delegation.taking_part is False:
        raise NotTakingPart
    person = _person(delegation, rules.settled(entry), actor_id)
    person.submission, person.submission_digest = submission, rules.digest(entry)
    session.add(person)
    session.flush()
    record_entered(session, actor_id, invitee.edition, person)
    find_place(queue, person)
    if person.state == "waiting":
        record_person(session, actor_id, "participant.queued", invitee.edition, person)
    return person


def check(edition: Edition, entry: Entry) -> None:
    """Refuse what the rules refuse about an entry."""
    known = {role.slug for role in edition.programme.kind.terms(EntryTerms).roles}
    offered = {role.role for role in edition.roles} & known
    rules.check_entry(entry, offered, clock.today(edition.zone))
    rules.check_limited(entry, edition)


def columns(entry: Entry) -> dict[str, object]:
    """Return the columns of a person that follow from an entry."""
    settled = rules.settled(entry)
    found_by = rules.search_key(settled)
    keys = {"search_key": found_by, "sort_key": rules.sort_key(settled)}
    return {**vars(settled), **keys, **rules.name_keys(found_by)}


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
