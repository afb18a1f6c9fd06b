"""Finding searches: of an edition, and those that a worker can take."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, undefer

from app.editions.models import Edition
from app.schedule.models.runs import AT_WORK, Run

MOST_SHOWN = 50


def run(session: Session, run_uuid: str) -> Run | None:
    """Return a search with its texts, who asked, and its edition with the programme."""
    return session.scalar(
        select(Run)
        .where(Run.uuid == run_uuid)
        .options(
            undefer(Run.problem),
            undefer(Run.before),
            undefer(Run.announced),
            undefer(Run.plan),
            joinedload(Run.made_by),
            joinedload(Run.edition, innerjoin=True).joinedload(Edition.programme, innerjoin=True),
        )
    )


def runs(session: Session, edition_id: int) -> Sequence[Run]:
    """Return the newest searches of an edition, without their texts."""
    return session.scalars(
        select(Run)
        .where(Run.edition_id == edition_id)
        .options(joinedload(Run.made_by))
        .order_by(Run.asked_at.desc(), Run.id.desc())
        .limit(MOST_SHOWN)
    ).all()


def held(session: Session, run_id: int) -> Run | None:
    """Return a search as it stands now, held until the transaction ends."""
    return session.scalar(
        select(Run)
        .where(Run.id == run_id)
        .options(
            undefer(Run.problem),
            joinedload(Run.edition, innerjoin=True).joinedload(Edition.programme, innerjoin=True),
        )
        .with_for_update(of=Run)
        .execution_options(populate_existing=True)
    )


def left(session: Session, now: datetime) -> Sequence[int]:
    """Return the ids of the searches that no worker is at, the oldest first."""
    free = or_(Run.lease_until.is_(None), Run.lease_until <= now)
    return session.scalars(
        select(Run.id).where(Run.state.in_(AT_WORK), free).order_by(Run.asked_at, Run.id)
    ).all()


def searching(session: Session, now: datetime) -> int:
    """Return how many searches workers are at."""
    count = select(func.count()).where(Run.state == "running", Run.lease_until > now)
    return session.scalar(count) or 0


def at_work(session: Session, edition_id: int) -> Run | None:
    """Return the search of an edition that waits or runs, if there is one."""
    return session.scalar(
        select(Run).where(Run.edition_id == edition_id, Run.state.in_(AT_WORK)).limit(1)
    )
