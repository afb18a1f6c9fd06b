"""Work at imports: rung when somebody applies or undoes one, and every minute for those left."""

from app.core import clock
from app.core.db import transaction
from app.core.queue import job
from app.imports import actions, queries


@job()
def work(import_id: int) -> None:
    """Work at an import, batch by batch, until it has ended or was stopped."""
    more = True
    while more:
        with transaction() as session:
            more = actions.advance(session, import_id)


@job(every_minute=True)
def continue_imports() -> None:
    """Go on with imports whose worker was lost, and delete what is too old."""
    with transaction() as session:
        left = queries.waiting(session, clock.now())
        actions.purge(session)
    for import_id in left:
        work(import_id)
