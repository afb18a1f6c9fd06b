"""What the worker does every minute: remind reviewers before their phase ends."""

from app.core import clock
from app.core.db import transaction
from app.core.queue import job
from app.reviews import actions, queries


@job(every_minute=True)
def remind() -> None:
    """Send the reminders that are due, once for each end of a phase, a phase at a time."""
    with transaction() as session:
        phases = [phase.id for phase in queries.phases_open(session, clock.now())]
    for phase_id in phases:
        with transaction() as session:
            phase = queries.phase_held(session, phase_id)
            if phase is not None:
                actions.remind_before_end(session, phase)
