"""Asking for reports by a day, and handing them in."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.accounts.queries import coordinators
from app.core import clock
from app.core.words import Words
from app.projects import mail, queries
from app.projects.actions.filing import Filed, file_paper
from app.projects.actions.writing import record
from app.projects.errors import ReportEmpty, ReportHandedIn
from app.projects.models import Project, Report, ReportReminder
from app.projects.rules import life

Link = Callable[[Project], str]


def ask_for(
    session: Session,
    actor_id: int | None,
    project: Project,
    *,
    name: Words,
    due_on: date,
    reminders: Iterable[int],
) -> Report:
    """Ask for a report by a day, with reminders some days before; raises ProjectEnded."""
    queries.held(session, project)
    life.check_running(project.state)
    made = Report(project_id=project.id, name=name, due_on=due_on)
    made.reminders = _reminders(reminders)
    session.add(made)
    session.flush()
    record(session, actor_id, "report.asked", project, due_on=due_on.isoformat())
    return made


def change_report(
    session: Session,
    actor_id: int | None,
    report: Report,
    *,
    name: Words,
    due_on: date,
    reminders: Iterable[int],
) -> None:
    """Move a report that is waited for, or name it anew; reminders follow the day.

    Raises ReportHandedIn.
    """
    _check_waited_for(session, report)
    wanted, before = set(reminders), report.due_on
    for one in [one for one in report.reminders if one.before_days not in wanted]:
        report.reminders.remove(one)
    session.flush()
    known = {one.before_days for one in report.reminders}
    report.reminders.extend(_reminders(wanted - known))
    report.name, report.due_on = name, due_on
    session.flush()
    moved = [before.isoformat(), due_on.isoformat()]
    record(session, actor_id, "report.moved", report.project, due_on=moved)


def remove_report(session: Session, actor_id: int | None, report: Report) -> None:
    """Ask for a report no more; raises ReportHandedIn."""
    _check_waited_for(session, report)
    due_on = report.due_on.isoformat()
    session.delete(report)
    session.flush()
    record(session, actor_id, "report.removed", report.project, due_on=due_on)


def hand_in(
    session: Session,
    actor_id: int | None,
    report: Report,
    text: Words,
    files: Iterable[Filed],
    link: Link,
) -> None:
    """Hand a report in with its files, or correct one that was; tell the coordinators once.

    Raises ReportEmpty, FileRefused.
    """
    files = list(files)
    session.refresh(report, ["handed_in_at", "version"], with_for_update=True)
    if not text and not files:
        raise ReportEmpty
    for file in files:
        file_paper(session, actor_id, report.project, file, report=report)
    first = report.handed_in_at is None
    if not first and report.text == text:
        return
    report.text = text
    if first:
        report.handed_in_at, report.handed_in_by_id = clock.now(), actor_id
    session.flush()
    action = "report.handed_in" if first else "report.corrected"
    record(session, actor_id, action, report.project, due_on=report.due_on.isoformat())
    if first:
        readers = coordinators(session, report.project.programme_id)
        others = [one for one in readers if one.id != actor_id]
        mail.handed_in(session, others, report, link(report.project))


def _reminders(before: Iterable[int]) -> list[ReportReminder]:
    """Make reminders, the earliest first."""
    return [ReportReminder(before_days=days) for days in sorted(set(before), reverse=True)]


def _check_waited_for(session: Session, report: Report) -> None:
    """Refuse to change what was handed in; nobody hands it in meanwhile."""
    session.refresh(report, ["handed_in_at", "version"], with_for_update=True)
    if report.handed_in_at is not None:
        raise ReportHandedIn
