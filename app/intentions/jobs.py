"""What the worker does every minute: remind regions of surveys that they have not answered."""

from sqlalchemy.orm import Session

from app.accounts.queries import region_coordinators
from app.calls.models import Call
from app.core import clock
from app.core.db import transaction
from app.core.queue import job
from app.intentions import mail, queries
from app.intentions.models import SurveyReminder
from app.stages.rules import due
from app.stages.rules.timing import MINUTES_A_DAY

BEFORE = (7 * MINUTES_A_DAY, MINUTES_A_DAY)


@job(every_minute=True)
def remind() -> None:
    """Remind a week and a day before each survey's deadline, once for each, a call at a time."""
    with transaction() as session:
        ahead = [call.id for call in queries.surveys_ahead(session, clock.now())]
    for call_id in ahead:
        with transaction() as session:
            call = queries.held_survey(session, call_id, clock.now())
            if call is not None:
                _remind(session, call)


def _remind(session: Session, call: Call) -> None:
    """Mail the regions with proposals left to answer, once however many reminders are due."""
    assert call.survey_closes_at is not None
    sent = queries.reminders(session, call.id)
    stands = {before: sent[before].sent_for if before in sent else None for before in BEFORE}
    going = due(stands, call.survey_closes_at, call.zone, clock.now())
    if not going:
        return
    for before in going:
        if before in sent:
            sent[before].sent_for = call.survey_closes_at
        else:
            row = SurveyReminder(
                call_id=call.id, before_minutes=before, sent_for=call.survey_closes_at
            )
            session.add(row)
    found = queries.matrix(session, call, queries.proposals(session, call.id))
    missing = {row.region_id: row.missing for row in found.rows if row.missing}
    for reader, region in region_coordinators(session, call.programme_id, missing):
        mail.remind(session, reader, call, region, missing[region.id])
