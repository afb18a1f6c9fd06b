"""Finding links by their secrets, by their bearers, and by mail addresses."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.editions.models import Edition
from app.personal.models import OwnLink
from app.registration.models import Delegation, Participant

# A mailbox of a whole school would otherwise get a mail without end.
MOST_OF_A_MAILBOX = 20


def of_token(session: Session, token_hash: str) -> OwnLink | None:
    """Return the link of a secret while it and its bearer are in force; two statements.

    Loaded: the participant with delegation, region, edition, its programme, hosts and roles.
    """
    return session.scalar(
        select(OwnLink)
        .join(OwnLink.participant)
        .where(OwnLink.token_hash == token_hash, OwnLink.revoked_at.is_(None))
        .where(*_there())
        .options(contains_eager(OwnLink.participant).options(*_person()))
    )


def sent(session: Session, participant_ids: Iterable[int]) -> dict[int, list[OwnLink]]:
    """Return every link that was sent to these people, the newest first."""
    found: dict[int, list[OwnLink]] = {}
    for one in session.scalars(
        select(OwnLink)
        .where(OwnLink.participant_id.in_(list(participant_ids)))
        .order_by(OwnLink.sent_at.desc(), OwnLink.id.desc())
    ):
        found.setdefault(one.participant_id, []).append(one)
    return found


def due_to(session: Session, email: str) -> Sequence[Participant]:
    """Return who may ask for a link with a mail address: had one once, and is not withdrawn."""
    return session.scalars(
        select(Participant)
        .where(func.lower(Participant.mail) == email.lower())
        .where(*_there(), _ever_sent())
        .options(*_person())
        .order_by(Participant.id.desc())
        .limit(MOST_OF_A_MAILBOX)
    ).all()


def another(session: Session) -> Sequence[Participant]:
    """Return anybody who was sent a link, for the same work where nobody is asked for."""
    found = select(Participant).where(*_there(), _ever_sent()).options(*_person())
    return session.scalars(found.order_by(Participant.id.desc()).limit(1)).all()


def _ever_sent() -> ColumnElement[bool]:
    """Return the condition that a person was sent a link once."""
    return select(OwnLink.id).where(OwnLink.participant_id == Participant.id).exists()


def _there() -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a person is neither withdrawn nor purged."""
    gone = (
        *(Participant.withdrawn_at, Participant.erased_at, Participant.name_purged_at),
        *(Participant.contact_purged_at, Participant.birth_purged_at),
    )
    return tuple(one.is_(None) for one in gone)


def _person() -> tuple:  # type: ignore[type-arg]  # SQLAlchemy's options have no one type
    """Return what is loaded of a person: delegation with region, edition with what it says."""
    return (
        joinedload(Participant.delegation).options(
            joinedload(Delegation.region),
            joinedload(Delegation.edition).options(
                joinedload(Edition.programme),
                joinedload(Edition.host),
                joinedload(Edition.co_host),
                selectinload(Edition.roles),
            ),
        ),
    )
