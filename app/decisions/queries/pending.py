"""Pending decisions, and the proposals that they are about, held while they are decided."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.decisions.models import Decision
from app.decisions.rules import DECIDABLE
from app.proposals.models import Party, Proposal


def hold(session: Session, call_id: int, proposal_ids: Collection[int]) -> Sequence[Proposal]:
    """Return proposals of a call as they stand; nobody else changes them meanwhile."""
    return session.scalars(
        select(Proposal)
        .where(Proposal.call_id == call_id, Proposal.id.in_(proposal_ids))
        .order_by(Proposal.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def pending_of(session: Session, proposal_ids: Collection[int]) -> dict[int, Decision]:
    """Return the pending decision of each proposal as it stands now, by proposal."""
    found = session.scalars(
        select(Decision)
        .where(Decision.proposal_id.in_(proposal_ids), Decision.released_at.is_(None))
        .execution_options(populate_existing=True)
    )
    return {one.proposal_id: one for one in found}


def pending_ids(session: Session, call_id: int) -> Sequence[int]:
    """Return the ids of the proposals of a call about which a decision is pending."""
    return session.scalars(
        select(Decision.proposal_id)
        .join(Decision.proposal)
        .where(Proposal.call_id == call_id, Decision.released_at.is_(None))
        .order_by(Decision.proposal_id)
    ).all()


def pending(session: Session, call_id: int) -> Sequence[Decision]:
    """Return the pending decisions of a call by number, read anew; three statements.

    Each has its proposal with region, parties and their regions.
    """
    proposal = contains_eager(Decision.proposal)
    return session.scalars(
        select(Decision)
        .join(Decision.proposal)
        .where(Proposal.call_id == call_id, Decision.released_at.is_(None))
        .options(
            proposal.joinedload(Proposal.region),
            proposal.selectinload(Proposal.parties).joinedload(Party.region),
        )
        .order_by(Proposal.number)
        .execution_options(populate_existing=True)
    ).all()


def last_released(session: Session, proposal_ids: Collection[int]) -> dict[int, int]:
    """Return the id of the decision that was released last, by proposal."""
    found = session.execute(
        select(Decision.proposal_id, Decision.id)
        .where(Decision.proposal_id.in_(proposal_ids), Decision.released_at.is_not(None))
        .order_by(Decision.id)
    )
    return {proposal_id: number for proposal_id, number in found}  # noqa: C416  (rows)


def chosen(session: Session, call_id: int, numbers: Collection[int]) -> Sequence[Proposal]:
    """Return the proposals of a call that have these numbers, with the regions that propose."""
    return session.scalars(
        select(Proposal)
        .where(Proposal.call_id == call_id, Proposal.number.in_(numbers))
        .options(joinedload(Proposal.region))
        .order_by(Proposal.number)
    ).all()


def decidable(session: Session, call_id: int) -> Sequence[int]:
    """Return the ids of a call's proposals that wait for a decision."""
    return session.scalars(
        select(Proposal.id)
        .where(Proposal.call_id == call_id, Proposal.state.in_(DECIDABLE))
        .order_by(Proposal.id)
    ).all()
