"""What the worker does every minute: count votes that are over, remind who has not voted."""

from datetime import timedelta

import structlog
from sqlalchemy.orm import Session

from app.accounts.queries import region_coordinators
from app.ballots import actions, mail, queries, rules
from app.ballots.errors import KeyGone
from app.ballots.models import Poll
from app.core import clock
from app.core.db import transaction
from app.core.queue import job

BEFORE = timedelta(days=1)
_log = structlog.get_logger()


@job(every_minute=True)
def count() -> None:
    """Count each vote that is over, in a transaction of its own."""
    with transaction() as session:
        over = list(queries.to_count(session, clock.now()))
    for poll_id in over:
        try:
            with transaction() as session:
                poll = queries.poll(session, poll_id)
                if poll is not None:
                    actions.count(session, None, poll)
        except KeyGone:
            _log.warning("vote_without_key", poll=poll_id)


@job(every_minute=True)
def remind() -> None:
    """Remind the regions that have not voted, once, a day before the deadline."""
    with transaction() as session:
        soon = list(queries.to_remind(session, clock.now(), BEFORE))
    for poll_id in soon:
        with transaction() as session:
            poll = queries.poll(session, poll_id)
            if poll is not None:
                _remind(session, poll)


def _remind(session: Session, poll: Poll) -> None:
    """Mail the coordinators of the regions that have not voted."""
    queries.hold(session, poll)
    now = clock.now()
    if poll.reminded_at is not None or rules.standing(poll, now) != "open":
        return
    poll.reminded_at = now
    found = queries.electors(session, poll.id)
    silent = [one.region_id for one in found if one.entitled and not one.voted]
    for reader, region in region_coordinators(session, poll.call.programme_id, silent):
        mail.remind(session, reader, poll, region)
