"""What the worker does every minute: send the reminders that are due."""

from sqlalchemy.orm import Session

from app.accounts.queries import region_coordinators
from app.core import clock
from app.core import mail as post
from app.core.db import transaction
from app.core.queue import job
from app.desk.reminding import mail, queries
from app.stages import queries as stages
from app.stages import rules
from app.stages.models import Stage


@job(every_minute=True)
def remind() -> None:
    """Send each reminder that is due, once for each deadline, a stage at a time."""
    now = clock.now()
    with transaction() as session:
        waiting = [stage.id for stage in stages.ahead(session, now) if _due(stage)]
    for stage_id in waiting:
        with transaction() as session:
            stage = stages.held(session, stage_id)
            if stage is not None and _due(stage):
                _send(session, stage)


def _due(stage: Stage) -> set[int]:
    """Return which of a stage's reminders go out now."""
    sent = {one.before_minutes: one.sent_for for one in stage.reminders}
    return rules.due(sent, stage.deadline, stage.edition.zone, clock.now())


def _send(session: Session, stage: Stage) -> None:
    """Mail those who have not finished, once however many reminders are due, and note it."""
    due = _due(stage)
    for reminder in stage.reminders:
        if reminder.before_minutes in due:
            reminder.sent_for = stage.deadline
    edition = stage.edition
    left = queries.unfinished(session, stage)
    for reader, region in region_coordinators(session, edition.programme_id, left):
        link = post.link("registration.delegation", edition_id=edition.id, code=region.code)
        mail.remind(session, reader, stage, region, link)
