"""The papers of a proposal under review, as they were submitted."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.proposals.models import ProposalPaper, ProposalVersion


def paper(session: Session, proposal_id: int, paper_uuid: str) -> ProposalPaper | None:
    """Return a paper with its content, if the version submitted last has it."""
    newest = session.scalars(
        select(ProposalVersion.content)
        .where(ProposalVersion.proposal_id == proposal_id)
        .order_by(ProposalVersion.number.desc())
        .limit(1)
    ).first()
    submitted: Collection[str] = {one["uuid"] for one in newest["papers"]} if newest else set()
    if paper_uuid not in submitted:
        return None
    return session.scalar(
        select(ProposalPaper)
        .where(ProposalPaper.proposal_id == proposal_id, ProposalPaper.uuid == paper_uuid)
        .options(undefer(ProposalPaper.content))
    )
