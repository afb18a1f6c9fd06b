"""Finding the papers of a proposal, and which of them were submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, undefer

from app.proposals.models import Proposal, ProposalPaper, ProposalVersion
from app.proposals.queries.finding import SEEN


@dataclass(frozen=True, kw_only=True)
class WantedPaper:
    """A paper that somebody asks for, and whether a version that was submitted holds it."""

    paper: ProposalPaper
    submitted: bool


def wanted_paper(session: Session, uuid: str, file_uuid: str) -> WantedPaper | None:
    """Return a paper of a proposal without its content, and what says who may see the proposal."""
    found = session.scalar(
        select(ProposalPaper)
        .join(ProposalPaper.proposal)
        .where(Proposal.uuid == uuid, ProposalPaper.uuid == file_uuid)
        .options(contains_eager(ProposalPaper.proposal).options(*SEEN))
    )
    if found is None:
        return None
    return WantedPaper(
        paper=found, submitted=file_uuid in submitted_papers(session, found.proposal_id)
    )


def paper_content(session: Session, paper_id: int) -> bytes:
    """Return the bytes of a paper."""
    found = select(ProposalPaper).where(ProposalPaper.id == paper_id)
    loaded = found.options(undefer(ProposalPaper.content)).execution_options(populate_existing=True)
    return session.scalars(loaded).one().content


def submitted_papers(session: Session, proposal_id: int) -> Mapping[str, Sequence[int]]:
    """Return which versions of a proposal hold which papers, by uuid; one statement."""
    found: dict[str, list[int]] = {}
    versions = session.execute(
        select(ProposalVersion.number, ProposalVersion.content)
        .where(ProposalVersion.proposal_id == proposal_id)
        .order_by(ProposalVersion.number)
    )
    for number, content in versions:
        for paper in content.get("papers", []):
            found.setdefault(paper["uuid"], []).append(number)
    return found
