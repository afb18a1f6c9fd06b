"""Work at searches, rung or found by the minute; and what goes with the nightly purge."""

from collections.abc import Sequence

import structlog
from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import transaction
from app.core.queue import job, later
from app.retention.others import nightly
from app.schedule.actions import forgetting, solving
from app.schedule.queries import old
from app.schedule.queries import runs as queries
from app.schedule.rules.problem import Outcome, Problem, Progress
from app.schedule.searching import SearchFailed, search

CORES = 2
_log = structlog.get_logger()


@job()
def solve(run_id: int) -> None:
    """Work at a search until it has ended; its process is gone when this is."""
    with transaction() as session:
        claimed = solving.claim(session, run_id)
        if claimed is None:
            return
        problem, run = claimed
        attempt, seconds = run.attempts, run.seconds
    outcome = _search(problem, run_id, attempt, seconds)
    with transaction() as session:
        solving.finish(session, run_id, attempt, outcome)
        for waiting in queries.left(session, clock.now()):
            later(solve, waiting)


def _search(problem: Problem, run_id: int, attempt: int, seconds: int) -> Outcome | None:
    """Search, and write down each second how far it is; None when nothing came of it."""

    def follow(told: Progress) -> bool:
        with transaction() as session:
            return solving.progress(session, run_id, attempt, told)

    try:
        return search(problem, seconds=seconds, workers=CORES, follow=follow)
    except SearchFailed:
        _log.warning("search_failed", run=run_id)
        return None


@job(every_minute=True)
def continue_searches() -> None:
    """Take up searches whose worker was lost or that had to wait, and forget old plans."""
    with transaction() as session:
        left = queries.left(session, clock.now())
        solving.purge(session, clock.now())
    for run_id in left:
        solve(run_id)


@nightly("interpreters of editions that ended a year ago", old.interpreters)
def forget_interpreters(session: Session, ids: Sequence[int]) -> None:
    """Forget who interpreted."""
    forgetting.forget_interpreters(session, ids)


@nightly("when single people were at editions that ended a year ago", old.own_presences)
def forget_presences(session: Session, ids: Sequence[int]) -> None:
    """Forget when single people were there."""
    forgetting.forget_presences(session, ids)


@nightly("speakers and chairs of editions that ended a year ago", old.forum_people)
def forget_forum_people(session: Session, ids: Sequence[int]) -> None:
    """Forget who spoke, attended and chaired."""
    forgetting.forget_forum_people(session, ids)
