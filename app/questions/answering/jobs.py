"""Counting anew what is missing, a little every minute, where questions or roles changed."""

from app.core import queue
from app.core.db import transaction
from app.questions.answering.actions import recount
from app.questions.answering.queries.standings import asking_editions

ROUNDS = 20


@queue.job(every_minute=True)
def count_missing() -> None:
    """Count those anew whose counts no longer hold, in every edition that asks something."""
    with transaction() as session:
        editions = asking_editions(session)
    for edition_id in editions:
        for _round in range(ROUNDS):
            with transaction() as session:
                if not recount(session, edition_id):
                    break
