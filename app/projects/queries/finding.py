"""Finding one project, and one part of it, with what says who may see it."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload, undefer

from app.calls.models import Call
from app.projects.models import Expense, Milestone, Partner, Project, ProjectPaper, Report
from app.proposals.models import Proposal

P = TypeVar("P", Expense, Milestone, Partner, ProjectPaper, Report)

# What says who may see a project, and what names it.
SEEN = (
    joinedload(Project.programme, innerjoin=True),
    joinedload(Project.lead),
    selectinload(Project.partners).joinedload(Partner.region),
)


def project(session: Session, project_uuid: str) -> Project | None:
    """Return a project with programme, lead and partners; two statements."""
    return session.scalar(select(Project).where(Project.uuid == project_uuid).options(*SEEN))


def project_with_parts(session: Session, project_uuid: str) -> Project | None:
    """Return a project with all that its page shows but files and expenses; six statements."""
    return session.scalar(
        select(Project)
        .where(Project.uuid == project_uuid)
        .options(
            *SEEN,
            joinedload(Project.place_region),
            joinedload(Project.proposal).joinedload(Proposal.call).joinedload(Call.programme),
            selectinload(Project.areas),
            selectinload(Project.lines),
            selectinload(Project.milestones),
            selectinload(Project.reports),
        )
    )


def held(session: Session, project: Project) -> None:
    """Read a project's state as it stands; nobody ends it before this transaction does."""
    session.refresh(project, ["state", "version"], with_for_update=True)


def milestone(session: Session, project_uuid: str, milestone_id: int) -> Milestone | None:
    """Return a milestone of a project, with the project."""
    return session.scalar(_part(Milestone, project_uuid).where(Milestone.id == milestone_id))


def report(session: Session, project_uuid: str, report_id: int) -> Report | None:
    """Return a report of a project with its reminders, and the project."""
    found = _part(Report, project_uuid).where(Report.id == report_id)
    return session.scalar(found.options(selectinload(Report.reminders)))


def partner(session: Session, project_uuid: str, partner_id: int) -> Partner | None:
    """Return a partner of a project, with the project."""
    return session.scalar(_part(Partner, project_uuid).where(Partner.id == partner_id))


def expense(session: Session, project_uuid: str, expense_id: int) -> Expense | None:
    """Return an expense of a project, with the project."""
    return session.scalar(_part(Expense, project_uuid).where(Expense.id == expense_id))


def expenses(session: Session, project_id: int) -> Sequence[Expense]:
    """Return a project's expenses, those struck out too, the newest first."""
    return session.scalars(
        select(Expense)
        .where(Expense.project_id == project_id)
        .order_by(Expense.spent_on.desc(), Expense.id.desc())
    ).all()


def sent(session: Session, submission: str) -> Expense | None:
    """Return the expense that a form made."""
    return session.scalar(select(Expense).where(Expense.submission == submission))


def paper(session: Session, project_uuid: str, paper_uuid: str) -> ProjectPaper | None:
    """Return a file of a project that was not taken away, without its content."""
    return session.scalar(
        _part(ProjectPaper, project_uuid).where(
            ProjectPaper.uuid == paper_uuid, ProjectPaper.removed_at.is_(None)
        )
    )


def paper_content(session: Session, paper: ProjectPaper) -> bytes:
    """Return the bytes of a file."""
    found = select(ProjectPaper).where(ProjectPaper.id == paper.id)
    loaded = found.options(undefer(ProjectPaper.content)).execution_options(populate_existing=True)
    return session.scalars(loaded).one().content


def papers(session: Session, project_id: int) -> Sequence[ProjectPaper]:
    """Return a project's files that were not taken away, without their contents."""
    return session.scalars(
        select(ProjectPaper)
        .where(ProjectPaper.project_id == project_id, ProjectPaper.removed_at.is_(None))
        .order_by(ProjectPaper.made_at, ProjectPaper.id)
    ).all()


def _part(model: type[P], project_uuid: str) -> Select[P]:
    """Select parts of a project, with the project."""
    return (
        select(model)
        .join(model.project)
        .where(Project.uuid == project_uuid)
        .options(contains_eager(model.project).options(*SEEN))
    )
