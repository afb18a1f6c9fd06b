"""Finding links to programmes by their secrets, and by whose they are."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.accounts.models import User
from app.editions.models import Edition
from app.registration.models import Delegation, Participant
from app.releases.models import ProgrammeLink
from app.schedule.models import Interpreter
from app.venues.models import Space, Venue


def link_of_token(session: Session, token_hash: str) -> ProgrammeLink | None:
    """Return the link of a secret, unless it was ended or whose it is is gone.

    Loaded: the edition with programme and hosts, and whose it is, a user with their grants.
    """
    return session.scalar(
        select(ProgrammeLink)
        .outerjoin(ProgrammeLink.participant)
        .outerjoin(ProgrammeLink.interpreter)
        .outerjoin(ProgrammeLink.space)
        .outerjoin(Space.venue)
        .where(ProgrammeLink.token_hash == token_hash, ProgrammeLink.ended_at.is_(None), *_there())
        .options(
            joinedload(ProgrammeLink.edition).options(
                joinedload(Edition.programme), joinedload(Edition.host), joinedload(Edition.co_host)
            ),
            joinedload(ProgrammeLink.participant)
            .joinedload(Participant.delegation)
            .joinedload(Delegation.region),
            joinedload(ProgrammeLink.interpreter).selectinload(Interpreter.languages),
            joinedload(ProgrammeLink.space).joinedload(Space.venue),
            joinedload(ProgrammeLink.user).selectinload(User.grants),
            joinedload(ProgrammeLink.region),
        )
    )


def live_link(session: Session, edition_id: int, **whose: int | None) -> ProgrammeLink | None:
    """Return the link in force of somebody: participant_id, interpreter_id, space_id, user_id."""
    return session.scalar(
        select(ProgrammeLink).where(
            ProgrammeLink.edition_id == edition_id,
            ProgrammeLink.ended_at.is_(None),
            *(getattr(ProgrammeLink, name) == value for name, value in whose.items()),
        )
    )


def _there() -> tuple[ColumnElement[bool], ...]:
    """Return the condition that neither person, interpreter nor space is gone."""
    withdrawn, state = Participant.withdrawn_at.is_(None), Participant.state == "entered"
    return (
        or_(
            ProgrammeLink.participant_id.is_(None),
            withdrawn & state & Participant.erased_at.is_(None),
        ),
        or_(ProgrammeLink.interpreter_id.is_(None), Interpreter.removed_at.is_(None)),
        or_(
            ProgrammeLink.space_id.is_(None),
            Space.removed_at.is_(None) & Venue.removed_at.is_(None),
        ),
    )


def spaces(session: Session, edition_id: int) -> list[Space]:
    """Return an edition's spaces with their venues."""
    found = (
        select(Space)
        .join(Space.venue)
        .where(
            Space.edition_id == edition_id,
            Space.removed_at.is_(None),
            Venue.removed_at.is_(None),
        )
        .options(contains_eager(Space.venue))
        .order_by(Space.venue_id, Space.position)
    )
    return list(session.scalars(found))


def live_links(session: Session, edition_id: int) -> list[ProgrammeLink]:
    """Return the links in force that the coordinator made: of interpreters and spaces."""
    made = or_(ProgrammeLink.interpreter_id.is_not(None), ProgrammeLink.space_id.is_not(None))
    found = select(ProgrammeLink).where(
        ProgrammeLink.edition_id == edition_id, ProgrammeLink.ended_at.is_(None), made
    )
    return list(session.scalars(found))
