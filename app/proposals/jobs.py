"""What the worker does every minute: forget who was written to about proposals of long ago."""

from app.core import clock
from app.core.db import transaction
from app.core.queue import job
from app.proposals import queries
from app.proposals.actions.forgetting import forget_old


@job(every_minute=True)
def forget() -> None:
    """Forget mail addresses and names of co-writers a year after a call has closed."""
    with transaction() as session:
        old = queries.remembered(session, clock.now())
    if old:
        with transaction() as session:
            forget_old(session, old, clock.now())
