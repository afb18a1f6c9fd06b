"""The nightly purge: found undone, it is done; killed, it goes on with the next minute."""

from collections.abc import Callable
from datetime import date

import structlog
from flask import current_app

from app.core import clock, db, queue
from app.core.db import transaction
from app.retention import actions, queries, rules
from app.retention.others import Other, others
from app.retention.rules import Held

_log = structlog.get_logger()


@queue.job(every_minute=True)
def purge() -> None:
    """Do today's purge, on the calendar of the house's zone, unless it is done."""
    today = clock.today(current_app.config["ZONE"])
    with transaction() as session:
        needed = actions.begin(session, today)
    if needed:
        _log.info("retention_purged", things=purge_all(today), day=today.isoformat())


def purge_all(today: date) -> int:
    """Take away everything that is due, in transactions of some hundred things; returns how many.

    What is left says what is to do: after a kill in the middle the next run goes on.
    """
    with transaction() as session:
        due = [one for one in queries.held(session) if rules.due(one, today)]
    total = sum(_until_nothing_is_left(_step(one)) for one in due)
    total += sum(_until_nothing_is_left(_other_step(one)) for one in others())
    total += _until_nothing_is_left(actions.purge_letters)
    total += _until_nothing_is_left(actions.erase_again)
    with transaction() as session:
        actions.end(session, today)
    db.forget_overwritten()
    return total


@queue.job()
def forget_overwritten() -> None:
    """Let nothing of what was just erased stand in the journal."""
    db.forget_overwritten()


def _step(one: Held) -> Callable[..., int]:
    """Return what takes away some of one holding."""
    return lambda session: actions.purge_some(session, one)


def _other_step(other: Other) -> Callable[..., int]:
    """Return what takes away some of what a capability above holds."""
    return lambda session: actions.purge_other(session, other)


def _until_nothing_is_left(step: Callable[..., int]) -> int:
    """Repeat a step, each time in a transaction of its own; returns how many things it took."""
    total = 0
    while True:
        with transaction() as session:
            taken = step(session)
        if not taken:
            return total
        total += taken
