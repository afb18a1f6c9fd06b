"""One project: what anyone may read, and what its regions see besides."""

from datetime import date

from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.web import page
from app.projects import policy, queries, words
from app.projects.models import Milestone, Project, Report
from app.projects.routes.blueprint import PROJECT, bp
from app.projects.rules import due, money


@bp.get(PROJECT)
@allow(policy.may_see, find=queries.project_with_parts)
def show(project: Project) -> ResponseReturnValue:
    """Show a project."""
    inside = policy.concerned(actor(), project)
    proposal, today = project.proposal, clock.today(due.zone_of(project))
    files = queries.papers(session(), project.id)
    return page(
        project=project,
        inside=inside,
        balances=_balances(project) if inside else [],
        files=[one for one in files if inside or one.public],
        standings=_standings(project, today),
        calls=queries.open_calls_like(session(), proposal.call, clock.now()) if proposal else (),
        may_run=policy.may_run(actor(), project),
        steers=policy.steers(actor(), project),
        today=today,
        words=words,
    )


def _balances(project: Project) -> list[money.Balance]:
    """Return what was accepted and used, with the sum of each currency at the end."""
    spent = queries.expenses(session(), project.id)
    found = money.balances(project.lines, [one for one in spent if not one.struck_at])
    return [*found, *money.totals(found)]


def _standings(project: Project, today: date) -> dict[Milestone | Report, due.Standing]:
    """Tell how each milestone and report of a project stands."""
    found: dict[Milestone | Report, due.Standing] = {}
    for milestone in project.milestones:
        done = milestone.done_on is not None
        found[milestone] = due.standing(milestone.due_on, today, done=done)
    for report in project.reports:
        done = report.handed_in_at is not None
        found[report] = due.standing(report.due_on, today, done=done)
    return found
