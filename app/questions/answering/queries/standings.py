"""What is counted of many people at once."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.questions.models import Answer, Question, Standing
from app.questions.rules.missing import Given
from app.registration.models import Participant

_ANSWERED = select(
    *(Answer.participant_id, Answer.question_id, Answer.keys),
    Answer.purged_at.is_not(None).label("purged"),
)
_PLAIN = Given()


def roles(session: Session, participant_ids: Collection[int]) -> dict[int, str]:
    """Return the roles of people by id."""
    rows = session.execute(
        select(Participant.id, Participant.role).where(Participant.id.in_(participant_ids))
    )
    return dict(rows.all())


def given(session: Session, participant_ids: Collection[int]) -> dict[int, dict[int, Given]]:
    """Return which questions people answered, with the options chosen, by person and question."""
    return _given(session, _ANSWERED.where(Answer.participant_id.in_(participant_ids)))


def given_of(session: Session, edition_id: int) -> dict[int, dict[int, Given]]:
    """Return the same for everybody of an edition."""
    everybody = _ANSWERED.join(Participant, Participant.id == Answer.participant_id)
    return _given(session, everybody.where(Participant.edition_id == edition_id))


def _given(session: Session, wanted: Select[*tuple[Any, ...]]) -> dict[int, dict[int, Given]]:
    """Read answers without their values."""
    found: dict[int, dict[int, Given]] = {}
    for person, question, keys, purged in session.execute(wanted):
        mine = found.setdefault(person, {})
        mine[question] = (
            Given(keys=tuple(keys or ()), purged=bool(purged)) if keys or purged else _PLAIN
        )
    return found


def stale(session: Session, edition_id: int, stamp: str, limit: int) -> Sequence[int]:
    """Return some of the people whose count holds for other questions or another role."""
    return session.scalars(
        select(Participant.id)
        .outerjoin(Standing, Standing.participant_id == Participant.id)
        .where(
            Participant.edition_id == edition_id,
            Participant.withdrawn_at.is_(None),
            or_(
                Standing.id.is_(None),
                Standing.stamp != stamp,
                Standing.role != Participant.role,
            ),
        )
        .order_by(Participant.id)
        .limit(limit)
    ).all()


def asking_editions(session: Session) -> Sequence[int]:
    """Return the editions to come that ask something."""
    return session.scalars(
        select(Edition.id)
        .where(
            Edition.status.in_(("planned", "open")),
            Edition.id.in_(select(Question.edition_id).where(Question.archived_at.is_(None))),
        )
        .order_by(Edition.id)
    ).all()


def asks(session: Session, edition_id: int) -> bool:
    """Tell whether an edition asks something."""
    wanted = select(Question.id).where(
        Question.edition_id == edition_id, Question.archived_at.is_(None)
    )
    return session.scalar(wanted.limit(1)) is not None
