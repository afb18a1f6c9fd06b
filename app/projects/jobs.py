"""What the worker does every minute: remind of the reports that are due."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.core import clock
from app.core import mail as post
from app.core.db import transaction
from app.core.queue import job
from app.projects import mail, queries
from app.projects.models import Report
from app.projects.queries.due import FARTHEST_DAYS
from app.projects.rules.due import due, zone_of


@job(every_minute=True)
def remind() -> None:
    """Send each reminder that is due, once for each day that a report is due on."""
    until = clock.now().date() + timedelta(days=FARTHEST_DAYS)
    with transaction() as session:
        waiting = [one.id for one in queries.waiting(session, until) if _due(one)]
    for report_id in waiting:
        with transaction() as session:
            report = queries.held_report(session, report_id)
            if report is not None and _due(report):
                _send(session, report)


def _due(report: Report) -> set[int]:
    """Return which of a report's reminders go out now, by days before."""
    sent = {one.before_days: one.sent_for for one in report.reminders}
    return due(sent, report.due_on, zone_of(report.project), clock.now())


def _send(session: Session, report: Report) -> None:
    """Mail those who report, once however many reminders are due, and note it."""
    now_due = _due(report)
    for reminder in report.reminders:
        if reminder.before_days in now_due:
            reminder.sent_for = report.due_on
    link = post.link("projects.show", project_uuid=report.project.uuid)
    mail.remind(session, queries.told_of(session, report.project), report, link)
