"""What proposals of long ago still hold that nobody waits for any more."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast, or_, select
from sqlalchemy.orm import Session

from app.calls.models import Call
from app.proposals.models import CoWriter, Party, Proposal, ProposalPaper, ProposalVersion

KEPT = timedelta(days=365)


def remembered(session: Session, now: datetime, limit: int | None) -> Sequence[int]:
    """Return the ids of some old proposals that name organisations' addresses or co-writers."""
    parties = select(Party.proposal_id).where(Party.contact_mail != "")
    writers = select(CoWriter.proposal_id).where(CoWriter.name != "")
    return session.scalars(
        select(Proposal.id)
        .join(Proposal.call)
        .where(_old(now), or_(Proposal.id.in_(parties), Proposal.id.in_(writers)))
        .order_by(Proposal.id)
        .limit(limit)
    ).all()


def never_submitted(session: Session, now: datetime, limit: int | None) -> Sequence[int]:
    """Return the ids of some papers of old proposals that no submitted version holds.

    What is to be revised may still be submitted, with papers that came since.
    """
    content: Any = cast(ProposalVersion.content, String)
    holding = select(ProposalVersion.id).where(
        ProposalVersion.proposal_id == ProposalPaper.proposal_id,
        content.contains(ProposalPaper.uuid),
    )
    return session.scalars(
        select(ProposalPaper.id)
        .join(ProposalPaper.proposal)
        .join(Proposal.call)
        .where(_old(now), Proposal.state != "revise", ~holding.exists())
        .order_by(ProposalPaper.id)
        .limit(limit)
    ).all()


def owners(session: Session, paper_ids: Collection[int]) -> Sequence[int]:
    """Return the proposals of papers by id, one for each paper."""
    return session.scalars(
        select(ProposalPaper.proposal_id).where(ProposalPaper.id.in_(paper_ids))
    ).all()


def _old(now: datetime) -> ColumnElement[bool]:
    """Tell a call that closed a year ago."""
    return Call.closes_at < now - KEPT
