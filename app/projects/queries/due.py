"""Which reports are waited for, and who is told of them and of a project's end."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, selectinload

from app.accounts.models import User
from app.accounts.queries import coordinators
from app.projects.models import Partner, Project, Report
from app.projects.queries.finding import SEEN

# Nobody is reminded for more days ahead than this.
FARTHEST_DAYS = 70
WAITED_FOR = ("running", "finished")


def waiting(session: Session, until: date) -> Sequence[Report]:
    """Return the reports due until a day and not handed in, with their reminders and projects."""
    return session.scalars(
        select(Report)
        .join(Report.project)
        .where(Report.handed_in_at.is_(None), Report.due_on <= until, Project.state.in_(WAITED_FOR))
        .options(contains_eager(Report.project).options(*SEEN), selectinload(Report.reminders))
        .order_by(Report.id)
    ).all()


def held_report(session: Session, report_id: int) -> Report | None:
    """Return a report that is still waited for, held until this transaction ends."""
    session.execute(select(Report.id).where(Report.id == report_id).with_for_update())
    return session.scalar(
        select(Report)
        .join(Report.project)
        .where(
            Report.id == report_id,
            Report.handed_in_at.is_(None),
            Project.state.in_(WAITED_FOR),
        )
        .options(contains_eager(Report.project).options(*SEEN), selectinload(Report.reminders))
        .execution_options(populate_existing=True)
    )


def told_of(session: Session, project: Project) -> Sequence[User]:
    """Return who is reminded: the leading region's coordinators, else the programme's."""
    if project.lead_region_id is not None:
        found = coordinators(session, project.programme_id, [project.lead_region_id])
        if found:
            return found
    return coordinators(session, project.programme_id)


def concerned(session: Session, project: Project) -> list[User]:
    """Return who coordinates the programme, or a region that carries the project, each once."""
    still = select(Partner.region_id).where(
        Partner.project_id == project.id, Partner.left_at.is_(None)
    )
    regions = {project.lead_region_id, *session.scalars(still)}
    found = [*coordinators(session, project.programme_id, regions)]
    found += coordinators(session, project.programme_id)
    return list({one.id: one for one in found}.values())
