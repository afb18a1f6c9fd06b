"""What a region's coordinator does: answer, enter people, change, withdraw and restore them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core import clock
from app.core.errors import Stale
from app.core.languages import _
from app.editions import actions as editions
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.history import actions as history
from app.registration import queries, rules
from app.registration.errors import NotTakingPart, PeopleEntered, SubmissionUsed
from app.registration.models import Delegation, Participant
from app.registration.rules import Entry

# What tells whether registration is open; SQLAlchemy reads no row again without its version.
WINDOW = (
    *("version", "status", "registration_open"),
    *("registration_opens_at", "registration_closes_at"),
)


def answer(session: Session, actor_id: int | None, invitee: Invitee, *, taking_part: bool) -> None:
    """Say whether the region takes part; before registration opens an answer is welcome too.

    Raises PeopleEntered for a no while people are entered, and what a closed registration refuses.
    """
    delegation = queries.locked(session, invitee)
    _hold(session, invitee.edition, rules.check_answerable)
    if delegation is None:
        delegation = _begin(session, actor_id, invitee, taking_part=taking_part)
    elif delegation.taking_part is taking_part:
        return
    if not taking_part and queries.entered(session, delegation):
        raise PeopleEntered
    delegation.taking_part = taking_part
    delegation.answered_at = clock.now()
    delegation.answered_by_id = actor_id
    details = {"taking_part": taking_part}
    _record(session, actor_id, "delegation.answered", invitee.edition, delegation, details)


def enter(
    session: Session, actor_id: int | None, invitee: Invitee, entry: Entry, submission: str
) -> Participant:
    """Enter a person; the same submission sent again gives the same person.

    Raises what registration, the entry or the limits refuse, and SubmissionUsed when the
    submission entered somebody else.
    """
    # Copies of one submission wait here for the first of them, and then find its person.
    delegation = queries.locked(session, invitee) or _begin(
        session, actor_id, invitee, taking_part=True
    )
    repeated = queries.submitted(session, submission)
    if repeated is not None:
        return _replay(repeated, actor_id, invitee, entry)
    _hold(session, invitee.edition, rules.check_open)
    _check(invitee.edition, entry)
    if delegation.taking_part is False:
        raise NotTakingPart
    person = _person(delegation, rules.settled(entry), actor_id)
    person.submission, person.submission_digest = submission, rules.digest(entry)
    session.add(person)
    session.flush()
    _record_person(session, actor_id, "participant.entered", invitee.edition, person)
    editions.take(session, invitee.edition_id, invitee.region_id, entry.role)
    return person


def change(session: Session, actor_id: int | None, person: Participant, entry: Entry) -> None:
    """Change what is said about a person; raises Stale when somebody else saved meanwhile."""
    version = person.version
    edition = _lock(session, person)
    if person.version != version:
        raise Stale(_("Somebody else saved this at the same moment. Save again."), {})
    _check(edition, entry)
    role = person.role
    changed = [name for name, value in _columns(entry).items() if getattr(person, name) != value]
    for name, value in _columns(entry).items():
        setattr(person, name, value)
    if changed:
        _record_person(session, actor_id, "participant.changed", edition, person, changed)
    if role != person.role and person.withdrawn_at is None:
        editions.move(session, person.edition_id, person.region_id, role, person.role)


def withdraw(session: Session, actor_id: int | None, person: Participant) -> None:
    """Withdraw a person and give the place back; once withdrawn, nothing more happens."""
    edition = _lock(session, person)
    if person.withdrawn_at is not None:
        return
    person.withdrawn_at = clock.now()
    person.withdrawn_by_id = actor_id
    _record_person(session, actor_id, "participant.withdrawn", edition, person)
    editions.give_back(session, person.edition_id, person.region_id, person.role)


def restore(session: Session, actor_id: int | None, person: Participant) -> None:
    """Take a withdrawal back; raises NoPlaceLeft when the place was given away meanwhile."""
    edition = _lock(session, person)
    if person.withdrawn_at is None:
        return
    if person.delegation.taking_part is False:
        raise NotTakingPart
    person.withdrawn_at = None
    person.withdrawn_by_id = None
    _record_person(session, actor_id, "participant.restored", edition, person)
    editions.take(session, person.edition_id, person.region_id, person.role)


def _check(edition: Edition, entry: Entry) -> None:
    """Refuse what the rules refuse about an entry."""
    known = {role.slug for role in edition.programme.kind.terms(EntryTerms).roles}
    offered = {role.role for role in edition.roles} & known
    rules.check_entry(entry, offered, clock.today(edition.zone))


def _lock(session: Session, person: Participant) -> Edition:
    """Hold the person's delegation and row as they stand, and refuse when registration is over."""
    edition = person.delegation.edition
    session.refresh(person.delegation, ["taking_part"], with_for_update={"read": True})
    _hold(session, edition, rules.check_open)
    session.refresh(person, person.__mapper__.column_attrs.keys(), with_for_update=True)
    return edition


def _hold(session: Session, edition: Edition, check: Callable[[Edition, datetime], None]) -> None:
    """Refuse when registration is over, and let nobody close it before this is kept.

    Whoever waited for the delegation may have read the edition before somebody closed it.
    """
    session.refresh(edition, WINDOW, with_for_update={"read": True})
    check(edition, clock.now())


def _begin(
    session: Session, actor_id: int | None, invitee: Invitee, *, taking_part: bool
) -> Delegation:
    """Make the region's delegation, or find the one that somebody made at the same moment."""
    made = Delegation(
        edition_id=invitee.edition_id,
        region_id=invitee.region_id,
        taking_part=taking_part,
        answered_at=clock.now(),
        answered_by_id=actor_id,
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:
        found = queries.locked(session, invitee)
        if found is None:
            raise
        return found
    return made


def _columns(entry: Entry) -> dict[str, object]:
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
        **_columns(entry),  # type: ignore[arg-type]  # the columns by their names
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


def _record_person(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    person: Participant,
    fields: list[str] | None = None,
) -> None:
    """Write a record about a person: which one and which fields, never what stands in them."""
    details = {"participant": person.id, **({"fields": sorted(fields)} if fields else {})}
    _record(session, actor_id, action, edition, person, details)


def _record(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    of: Delegation | Participant,
    details: Mapping[str, object],
) -> None:
    """Write a record about a delegation."""
    delegation_id = of.delegation_id if isinstance(of, Participant) else of.id
    history.record(
        session,
        actor_id,
        action,
        subject=f"delegation:{delegation_id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=of.region_id,
        details=dict(details),
    )
