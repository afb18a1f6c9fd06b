"""Deleting what was uploaded once nobody needs it: its key first of all."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.core import clock
from app.imports import queries
from app.imports.actions import keys
from app.imports.models import AT_WORK

KEPT = timedelta(days=30)


def purge(session: Session) -> int:
    """Delete the files, keys and rows of imports of 30 days ago; tells how many there were."""
    old = queries.outdated(session, clock.now() - KEPT)
    for one in old:
        if one.state in AT_WORK:
            continue
        keys.destroy(one)
        queries.forget_rows(session, one.id)
    return len(old)
