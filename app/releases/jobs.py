"""Telling everybody of releases, some at a time, and freeing the places of those who are gone."""

import structlog

from app.core import queue
from app.core.db import transaction
from app.releases import actions, queries

_log = structlog.get_logger()


@queue.job(every_minute=True)
def tell() -> None:
    """Mail whoever was not told of a release yet; each batch is kept by itself."""
    with transaction() as session:
        waiting = queries.waiting(session)
    for release_id in waiting:
        try:
            _tell(release_id)
        except Exception as error:  # noqa: BLE001  (the releases after it must not wait for it)
            _log.error("release_not_told", release=release_id, error=type(error).__name__)


def _tell(release_id: int) -> None:
    """Mail whoever was not told of one release yet."""
    letters, more = None, True
    while more:
        with transaction() as session:
            letters = letters or actions.Letters(session, release_id)
            more = bool(actions.tell_some(session, release_id, letters))


@queue.job(every_minute=True)
def free_places() -> None:
    """Give back the places of people who are withdrawn."""
    with transaction() as session:
        actions.free_places(session)
