"""Keeping a request, once, and writing the record of what becomes of it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.accounts.queries import coordinators
from app.core import clock
from app.editions.models import Edition
from app.history import actions as history
from app.regions.models import Region
from app.registration.models import Participant
from app.requests import mail, queries
from app.requests.errors import AlreadyAsked, RequestSent
from app.requests.models import Request


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a region sent: why, and the submission that makes a repeat harmless."""

    reason: str
    submission: str


def keep(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    region: Region,
    asked: Asked,
    what: str,
    answers: tuple[dict[str, Any], dict[str, Any]],
    person: Participant | None = None,
) -> Request:
    """Keep a request with what stands and what is proposed, tell the coordinators, record it.

    The same form sent again gives the same request. Whoever asks holds the region's invitation or
    the person, so that copies of one form come here one after the other. Raises RequestSent and
    AlreadyAsked.
    """
    before, proposed = answers
    made = Request(
        edition_id=edition.id,
        region_id=region.id,
        participant_id=person.id if person else None,
        what=what,
        proposed=proposed,
        before=before,
        reason=asked.reason,
        submission=asked.submission,
        asked_at=clock.now(),
        asked_by_id=actor_id,
    )
    if found := _repeated(session, made):
        return found
    session.add(made)
    session.flush()
    for name, value in (("edition", edition), ("region", region), ("participant", person)):
        set_committed_value(made, name, value)
    record(session, actor_id, "request.made", made)
    mail.asked(session, coordinators(session, edition.programme_id), made)
    return made


def _repeated(session: Session, made: Request) -> Request | None:
    """Return the request that this form already made; refuse a second one about the same."""
    same = ("edition_id", "region_id", "participant_id", "what", "proposed", "asked_by_id")
    found = queries.sent(session, made.submission)
    if found is None:
        found = _open(session, made)
        refusal: type[AlreadyAsked | RequestSent] = AlreadyAsked
    else:
        refusal = RequestSent
    if found is None:
        return None
    if any(getattr(found, name) != getattr(made, name) for name in same):
        raise refusal
    return found


def _open(session: Session, made: Request) -> Request | None:
    """Return the request about the same that waits for its answer."""
    if made.participant_id is not None:
        return queries.open_about(session, made.participant_id, made.what)
    if made.what == "number":
        return queries.open_number(session, made.edition_id, made.region_id)
    return None


def record(session: Session, actor_id: int | None, action: str, request: Request) -> None:
    """Write a record: about whom and which answers, never what stands in them, nor the reason."""
    about = {"participant": request.participant_id} if request.participant_id else {}
    history.record(
        session,
        actor_id,
        action,
        subject=f"request:{request.id}",
        programme_id=request.edition.programme_id,
        edition_id=request.edition_id,
        region_id=request.region_id,
        details={"request": request.what, "fields": _fields(request), **about},
    )


def _fields(request: Request) -> list[str]:
    """Return the names of the answers that would change."""
    return sorted(
        name for name, value in request.proposed.items() if (value or request.before.get(name))
    )
