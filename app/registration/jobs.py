"""What the worker does with the waiting list: let offers lapse, every minute."""

from app.core import clock
from app.core.db import transaction
from app.core.queue import job
from app.registration import actions, queries


@job(every_minute=True)
def expire_offers() -> None:
    """Let the offers lapse that were not answered in time, an edition at a time."""
    with transaction() as session:
        over = queries.editions_with_offers_over(session, clock.now())
    for edition_id in over:
        with transaction() as session:
            actions.expire_offers(session, queries.edition_of_job(session, edition_id))
