"""What was released: the line of decisions of a proposal, the results and releases of calls."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.decisions.models import Decision, Release
from app.proposals.models import Proposal


def line(session: Session, proposal_id: int) -> Sequence[Decision]:
    """Return the decisions about a proposal that were released, the oldest first."""
    return session.scalars(
        select(Decision)
        .where(Decision.proposal_id == proposal_id, Decision.released_at.is_not(None))
        .order_by(Decision.id)
    ).all()


def results(session: Session, call_id: int) -> Sequence[Decision]:
    """Return the released acceptances of a call by number, with proposals and their regions."""
    return session.scalars(
        select(Decision)
        .join(Decision.proposal)
        .where(
            Proposal.call_id == call_id,
            Decision.outcome == "accepted",
            Decision.released_at.is_not(None),
        )
        .options(contains_eager(Decision.proposal).joinedload(Proposal.region))
        .order_by(Proposal.number)
    ).all()


def releases(session: Session, call_id: int) -> Sequence[Release]:
    """Return the releases of a call, the last first, with who released and the decisions."""
    return session.scalars(
        select(Release)
        .where(Release.call_id == call_id)
        .options(joinedload(Release.by), selectinload(Release.decisions))
        .order_by(Release.number.desc())
    ).all()


def release_seen(session: Session, call_id: int, seen: str) -> Release | None:
    """Return the release of exactly what somebody saw."""
    return session.scalar(select(Release).where(Release.call_id == call_id, Release.seen == seen))


def next_number(session: Session, call_id: int) -> int:
    """Return the number of a call's next release; the call must be held."""
    last = session.scalar(select(func.max(Release.number)).where(Release.call_id == call_id))
    return (last or 0) + 1
