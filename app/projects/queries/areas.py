"""What an area of cooperation holds over the years: only what is public."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.calls.models import Call
from app.projects.models import Project, ProjectArea
from app.projects.queries.finding import SEEN
from app.proposals.models import Party, Proposal, ProposalArea


def in_area(session: Session, area_ids: Collection[int]) -> Sequence[Project]:
    """Return the public projects of areas, with all their regions; two statements."""
    about = select(ProjectArea.project_id).where(ProjectArea.area_id.in_(area_ids))
    return session.scalars(
        select(Project)
        .where(Project.public, Project.id.in_(about))
        .options(*SEEN)
        .order_by(Project.year.is_(None), Project.year.desc(), Project.id)
    ).all()


def in_area_proposals(
    session: Session, area_ids: Collection[int], types: Collection[str]
) -> Sequence[Proposal]:
    """Return the accepted proposals of areas that became no project; two statements.

    `types` are those whose accepted proposals are public. Nothing else than a released acceptance
    is ever told here.
    """
    about = select(ProposalArea.proposal_id).where(ProposalArea.area_id.in_(area_ids))
    projects = select(Project.proposal_id).where(Project.proposal_id.is_not(None))
    return session.scalars(
        select(Proposal)
        .join(Proposal.call)
        .where(
            Proposal.state == "accepted",
            Call.type_slug.in_(types),
            Proposal.id.in_(about),
            Proposal.id.not_in(projects),
        )
        .options(
            joinedload(Proposal.call, innerjoin=True).joinedload(Call.programme, innerjoin=True),
            joinedload(Proposal.region),
            selectinload(Proposal.parties).joinedload(Party.region),
        )
        .order_by(Call.year.desc(), Proposal.id)
    ).all()


def area_members(session: Session, types: Collection[str]) -> dict[int, set[tuple[str, int]]]:
    """Return what is public in each area, projects and accepted proposals; two statements."""
    found: dict[int, set[tuple[str, int]]] = {}
    projects = session.execute(
        select(ProjectArea.area_id, Project.id)
        .join(Project, Project.id == ProjectArea.project_id)
        .where(Project.public)
    )
    for area_id, number in projects:
        found.setdefault(area_id, set()).add(("project", number))
    became = select(Project.proposal_id).where(Project.proposal_id.is_not(None))
    proposals = session.execute(
        select(ProposalArea.area_id, Proposal.id)
        .join(Proposal, Proposal.id == ProposalArea.proposal_id)
        .join(Call, Call.id == Proposal.call_id)
        .where(Proposal.state == "accepted", Call.type_slug.in_(types), Proposal.id.not_in(became))
    )
    for area_id, number in proposals:
        found.setdefault(area_id, set()).add(("proposal", number))
    return found
