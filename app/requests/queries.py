"""Finding requests, and who is told of them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from app.editions.models import Edition
from app.editions.queries import put_roles
from app.requests.models import Request
from app.requests.rules import questions_of

PAGE = 50
OF_DELEGATION = 20
_SHOWN = (
    joinedload(Request.region),
    joinedload(Request.participant),
    joinedload(Request.edition, innerjoin=True).joinedload(Edition.programme, innerjoin=True),
)


def request(session: Session, edition_id: int, request_id: int) -> Request | None:
    """Return a request with region, person, edition, programme and roles; two statements."""
    found = session.scalar(
        select(Request)
        .where(Request.id == request_id, Request.edition_id == edition_id)
        .options(*_SHOWN)
    )
    if found is not None:
        put_roles(session, found.edition)
    return found


def hold(session: Session, request: Request) -> None:
    """Read a request as it stands; nobody else answers it before this transaction ends."""
    columns = request.__mapper__.column_attrs.keys()
    session.refresh(request, columns, with_for_update=True)


def sent(session: Session, submission: str) -> Request | None:
    """Return the request that a form made."""
    return session.scalar(select(Request).where(Request.submission == submission))


def open_about(session: Session, participant_id: int, what: str) -> Request | None:
    """Return the request of a kind about a person that waits for its answer."""
    return session.scalar(_open(Request.participant_id == participant_id, Request.what == what))


def open_number(session: Session, edition_id: int, region_id: int) -> Request | None:
    """Return the request about a region's numbers that waits for its answer."""
    mine = Request.edition_id == edition_id, Request.region_id == region_id
    return session.scalar(_open(*mine, Request.what == "number"))


def _open(*where: ColumnElement[bool]) -> Select[Request]:
    """Select the requests that wait for their answer."""
    return select(Request).where(Request.state == "open", *where)


def reopened(session: Session, participant_id: int, now: datetime) -> dict[int, datetime]:
    """Return the questions whose answers are open again for a person, and until when."""
    found = session.execute(
        select(Request.proposed, Request.open_until)
        .where(Request.participant_id == participant_id, Request.what == "answers")
        .where(Request.state == "accepted", Request.open_until > now)
        .order_by(Request.open_until)
    )
    return {number: until for answers, until in found for number in questions_of(answers)}


def queue(session: Session, edition_id: int, *, answered: bool, page: int) -> Sequence[Request]:
    """Return a page of an edition's requests: those that wait, the oldest first, or the others."""
    order = Request.answered_at.desc() if answered else Request.asked_at.asc()
    return session.scalars(
        select(Request)
        .where(*_of(edition_id, answered=answered))
        .options(*_SHOWN)
        .order_by(order, Request.id)
        .limit(PAGE)
        .offset(PAGE * (page - 1))
    ).all()


def count(session: Session, edition_id: int, *, answered: bool) -> int:
    """Count an edition's requests that wait, or the others."""
    counted = select(func.count(Request.id)).where(*_of(edition_id, answered=answered))
    return session.scalars(counted).one()


def _of(edition_id: int, *, answered: bool) -> tuple[ColumnElement[bool], ...]:
    """Select an edition's requests by whether they are answered."""
    state = Request.state != "open" if answered else Request.state == "open"
    return Request.edition_id == edition_id, state


def of_delegation(session: Session, edition_id: int, region_id: int) -> Sequence[Request]:
    """Return a region's newest requests to an edition, those that wait first."""
    return session.scalars(
        select(Request)
        .where(Request.edition_id == edition_id, Request.region_id == region_id)
        .options(joinedload(Request.participant))
        .order_by(Request.state != "open", Request.asked_at.desc(), Request.id.desc())
        .limit(OF_DELEGATION)
    ).all()


def open_by_edition(
    session: Session, programme_ids: Collection[int]
) -> Sequence[tuple[Edition, int]]:
    """Return the editions of programmes with requests that wait, and how many."""
    waiting = (
        select(Request.edition_id, func.count(Request.id).label("number"))
        .where(Request.state == "open")
        .group_by(Request.edition_id)
        .subquery()
    )
    found = session.execute(
        select(Edition, waiting.c.number)
        .join(waiting, waiting.c.edition_id == Edition.id)
        .where(Edition.programme_id.in_(programme_ids))
        .options(joinedload(Edition.programme))
        .order_by(Edition.year, Edition.id)
    )
    return [(edition, number) for edition, number in found]
