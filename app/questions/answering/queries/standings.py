"""What is counted of many people at once."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.questions.models import Answer, Standing
from app.questions.rules.missing import Given
from app.registration.models import Participant


def roles(session: Session, participant_ids: Collection[int]) -> dict[int, str]:
    """Return the roles of people by id."""
    rows = session.execute(
        select(Participant.id, Participant.role).where(Participant.id.in_(participant_ids))
    )
    return dict(rows.tuples().all())


def given(session: Session, participant_ids: Collection[int]) -> dict[int, dict[int, Given]]:
    """Return which questions people answered, with the options chosen, by person and question."""
    found: dict[int, dict[int, Given]] = {}
    for row in session.execute(
        select(
            *(Answer.participant_id, Answer.question_id, Answer.keys),
            Answer.purged_at.is_not(None).label("purged"),
        ).where(Answer.participant_id.in_(participant_ids))
    ):
        mine = found.setdefault(row.participant_id, {})
        mine[row.question_id] = Given(keys=tuple(row.keys or ()), purged=bool(row.purged))
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
