"""Projects in the world: one that runs with all its parts and one that has ended, twice."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.core import clock
from app.core.words import Words
from app.projects.models import Expense, Milestone, Partner, Project, ProjectPaper, Report
from tests.matrix.world import World

DAY = timedelta(days=1)


def carry_all(session: Session, world: World) -> None:
    """Let the first region lead a public project of each programme, the second take part."""
    for told in (world.own, world.other):
        running = _project(session, told, state="running")
        told["project_uuid"] = running.uuid
        told["last_project_uuid"] = _project(session, told, state="running").uuid
        told["ended_project_uuid"] = _project(session, told, state="stopped").uuid
        _parts(session, told, running.id)


def _project(session: Session, told: dict[str, Any], *, state: str) -> Project:
    """Make a project."""
    now = clock.now()
    ended = {"reason": "No ships", "ended_at": now} if state == "stopped" else {}
    made = Project(
        programme_id=told["programme_id"],
        name=Words(en="Clean beaches"),
        summary=Words(en="Counting what the sea brings."),
        lead_region_id=told["region_id"],
        year=now.year,
        state=state,
        made_at=now,
        **ended,
    )
    session.add(made)
    session.flush()
    return made


def _parts(session: Session, told: dict[str, Any], project_id: int) -> None:
    """Give the project that runs a partner, a milestone, a report, an expense and a file."""
    now, own = clock.now(), {"project_id": project_id}
    ahead = (now + 60 * DAY).date()
    partner = Partner(**own, region_id=told["second_region_id"], joined_at=now)
    milestone = Milestone(**own, name=Words(en="First count"), due_on=ahead, done_on=now.date())
    report = Report(**own, name=Words(en="First report"), due_on=ahead)
    last = Report(**own, name=Words(en="Last report"), due_on=ahead)
    expense = Expense(
        **own,
        spent_on=now.date(),
        what="Gloves",
        payer="host",
        amount=Decimal(1200),
        currency="JPY",
        submission=str(uuid4()),
        entered_at=now,
    )
    paper = ProjectPaper(
        **own,
        name="plan.pdf",
        media_type="application/pdf",
        size=4,
        digest="0" * 64,
        content=b"%PDF",
        made_at=now,
    )
    session.add_all([partner, milestone, report, last, expense, paper])
    session.flush()
    told["partner_id"], told["milestone_id"] = partner.id, milestone.id
    told["report_id"], told["last_report_id"] = report.id, last.id
    told["expense_id"], told["paper_uuid"] = expense.id, paper.uuid
