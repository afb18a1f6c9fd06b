"""What a coordinator answers; what is accepted is carried out at once."""

from sqlalchemy.orm import Session

from app.accounts.queries import coordinators
from app.core import clock
from app.editions.models import Invitee
from app.registration import actions as registration
from app.registration import queries as delegations
from app.registration.models import Participant
from app.requests import mail, queries, rules, words
from app.requests.actions.keeping import record
from app.requests.errors import AlreadyAnswered, ChangedMeanwhile, PersonGone, WordsMissing
from app.requests.models import Request
from app.stages import actions as stages
from app.stages import queries as stage_queries
from app.stages.rules import Column


def accept(
    session: Session,
    actor_id: int | None,
    request: Request,
    said: str = "",
    *,
    days: int = rules.USUAL_DAYS,
) -> None:
    """Accept a request and carry it out; answers are open again for some days.

    Raises AlreadyAnswered; ChangedMeanwhile, PersonGone and whatever registration refuses when the
    world is no longer what it was: the request then goes on waiting.
    """
    _hold(session, request)
    if request.what == "answers":
        person = _person(session, request)
        request.open_until = rules.open_until(clock.now(), days)
        mail.reopened(session, request, person)
    else:
        _carry_out(session, actor_id, request)
    _close(session, actor_id, request, "accepted", said)
    _tell_region(session, request)


def decline(session: Session, actor_id: int | None, request: Request, said: str) -> None:
    """Decline a request, in words; raises AlreadyAnswered, WordsMissing."""
    _hold(session, request)
    if not said:
        raise WordsMissing
    _close(session, actor_id, request, "declined", said)
    _tell_region(session, request)


def take_back(session: Session, actor_id: int | None, request: Request) -> None:
    """Take a request back; raises AlreadyAnswered."""
    _hold(session, request)
    _close(session, actor_id, request, "taken-back", "")
    readers = coordinators(session, request.edition.programme_id)
    mail.answered(session, readers, request)


def _hold(session: Session, request: Request) -> None:
    """Let nobody else answer meanwhile; refuse when somebody already did."""
    queries.hold(session, request)
    if request.state != "open":
        raise AlreadyAnswered(words.state(request.state))


def _carry_out(session: Session, actor_id: int | None, request: Request) -> None:
    """Do what is asked for, as the coordinator who accepts it."""
    if request.what == "number":
        _renumber(session, actor_id, request)
    elif request.participant_id is None:
        _enter(session, actor_id, request)
    else:
        _about_person(session, actor_id, request, _person(session, request))


def _enter(session: Session, actor_id: int | None, request: Request) -> None:
    """Enter the person, above the limits if that was asked for."""
    entry, submission = rules.entry_of(request.proposed), request.submission
    invitee = _invitee(session, request)
    if request.what == "above":
        registration.enter_above(session, actor_id, invitee, entry, submission)
    else:
        registration.enter(session, actor_id, invitee, entry, submission, allowed=True)


def _about_person(
    session: Session, actor_id: int | None, request: Request, person: Participant
) -> None:
    """Change, withdraw or admit the person."""
    if request.what == "withdraw":
        registration.withdraw(session, actor_id, person, allowed=True)
    elif request.what == "above":
        if person.state != "waiting":
            raise PersonGone
        registration.admit_above(session, actor_id, person)
    else:
        now = rules.standing_answers(person)
        entry = rules.changed(request.before, request.proposed, now, words.labels())
        registration.change(session, actor_id, person, entry, allowed=True)


def _renumber(session: Session, actor_id: int | None, request: Request) -> None:
    """Announce the numbers with the changes made; raises ChangedMeanwhile."""
    invitee = _invitee(session, request)
    rows = stage_queries.announced(session, request.edition_id, request.region_id)
    now = {Column(row.role, row.sex).name: row.people for row in rows}
    if names := rules.drifted(request.before, now):
        raise ChangedMeanwhile([words.field(request.edition, name) for name in names])
    numbers = rules.numbers_of({**now, **request.proposed})
    stages.announce(session, actor_id, invitee, numbers, allowed=True)


def _invitee(session: Session, request: Request) -> Invitee:
    """Return the region's invitation; raises PersonGone when the region is no longer invited."""
    found = delegations.invitee(session, request.edition_id, request.region.code)
    if found is None:
        raise PersonGone
    return found


def _person(session: Session, request: Request) -> Participant:
    """Return the person as registration finds one; raises PersonGone after a withdrawal."""
    code, person_id = request.region.code, request.participant_id or 0
    found = delegations.participant(session, request.edition_id, code, person_id)
    if found is None or found.withdrawn_at is not None:
        raise PersonGone
    return found


def _close(session: Session, actor_id: int | None, request: Request, state: str, said: str) -> None:
    """Note the answer, keep no more of the person than a list needs, and record it."""
    record(session, actor_id, f"request.{state.replace('-', '_')}", request)
    request.state = state
    request.answer = said
    request.answered_at = clock.now()
    request.answered_by_id = actor_id
    request.proposed = rules.kept(request.proposed, request.what)
    request.before = rules.kept(request.before, request.what)
    session.flush()


def _tell_region(session: Session, request: Request) -> None:
    """Mail the coordinators of the region that asked."""
    programme_id = request.edition.programme_id
    readers = coordinators(session, programme_id, [request.region_id])
    mail.answered(session, readers, request)
