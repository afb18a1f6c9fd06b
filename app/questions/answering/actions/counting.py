"""Keeping the counts of what is missing in step with answers, roles and questions."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.core import clock
from app.questions import queries as questions_
from app.questions.answering.queries import standings
from app.questions.answering.rules import counting
from app.questions.models import Standing

AT_ONCE = 500


def count_anew(
    session: Session, edition_id: int, participant_ids: Sequence[int], now: datetime
) -> None:
    """Write how much these people of an edition still have to answer."""
    asked = questions_.questions_for(session, edition_id)
    mark = counting.stamp(asked, now)
    roles = standings.roles(session, participant_ids)
    given = standings.given(session, participant_ids)
    rows = []
    for number, role in roles.items():
        found = counting.count(asked, role, given.get(number, {}), now)
        told = {"missing": found.missing, "guarded": found.guarded, "stamp": mark, "role": role}
        rows.append({"participant_id": number, "edition_id": edition_id, **told})
    _write(session, rows)


def recount(session: Session, edition_id: int, limit: int = AT_ONCE) -> int:
    """Count some of those anew whose count no longer holds; returns how many that were."""
    now = clock.now()
    asked = questions_.questions_for(session, edition_id)
    stale = standings.stale(session, edition_id, counting.stamp(asked, now), limit)
    if stale:
        count_anew(session, edition_id, stale, now)
    return len(stale)


def _write(session: Session, rows: Collection[dict[str, Any]]) -> None:
    """Put counts in, over those that there are."""
    if not rows:
        return
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if on_sqlite else postgresql.insert
    wanted = insert(Standing)
    changed = {name: wanted.excluded[name] for name in ("role", "missing", "guarded", "stamp")}
    session.execute(
        wanted.on_conflict_do_update(index_elements=["participant_id"], set_=changed),
        list(rows),
    )
