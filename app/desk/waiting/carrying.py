"""What waits for a region in the projects that it leads: the report that is due next."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import url_for
from sqlalchemy.orm import Session

from app.core.languages import _, language
from app.desk.waiting import queries
from app.desk.waiting.queries import Pairs
from app.desk.waiting.task import Task, of
from app.projects import words
from app.projects.rules import due

AHEAD = timedelta(days=60)


def tasks(session: Session, pairs: Pairs, now: datetime) -> Iterator[Task]:
    """Hand in the reports that are due before long, the first first."""
    for report in queries.reports_due(session, pairs, now.date() + AHEAD):
        project = report.project
        zone = due.zone_of(project)
        today = now.astimezone(ZoneInfo(zone)).date()
        yield Task(
            about=of(project.name.best(language()), report.name.best(language())),
            stands=words.due(due.standing(report.due_on, today, done=False)),
            verb=_("Hand in the report"),
            address=url_for("projects.hand_in", project_uuid=project.uuid, report_id=report.id),
            until=datetime.combine(report.due_on, time(23, 59), ZoneInfo(zone)),
            zone=zone,
        )
