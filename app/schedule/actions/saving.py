"""Writing a timetable so that nobody else's change is lost, and the records of it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import Stale
from app.core.languages import _
from app.editions.models import Edition
from app.history import actions as history
from app.schedule.models import (
    Activity,
    Clocks,
    ForumBlock,
    ForumPlan,
    Group,
    Interpreter,
    Rule,
)
from app.schedule.queries.sources import clocks

Thing = Activity | ForumBlock | ForumPlan | Group | Interpreter | Rule


def save(session: Session) -> None:
    """Write what was changed; raises Stale where somebody else was faster."""
    try:
        session.flush()
    except StaleDataError:
        raise Stale(
            _("Somebody else saved this at the same moment. Save again to see what changed."), {}
        ) from None


def rewrite(thing: Thing, columns: Mapping[str, Any]) -> bool:
    """Put what is new into a row; tells whether anything was."""
    new = {name: value for name, value in columns.items() if getattr(thing, name) != value}
    for name, value in new.items():
        setattr(thing, name, value)
    return bool(new)


def keep(rows: list[Any], known: Mapping[Any, Any], wanted: Mapping[Any, Any]) -> bool:
    """Bring a row's parts in step: `known` rows by key, `wanted` new ones; tells if any changed."""
    for gone in known.keys() - wanted.keys():
        rows.remove(known[gone])
    new = [row for key, row in wanted.items() if key not in known]
    rows.extend(new)
    return bool(new) or bool(known.keys() - wanted.keys())


def write(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    thing: Thing | None = None,
    **details: object,
) -> None:
    """Write a record about a part of a timetable, or about the whole of it."""
    note_clocks(session, edition)
    kind = type(thing).__name__.casefold()
    history.record(
        session,
        actor_id,
        action,
        subject=f"{kind}:{thing.id}" if thing is not None else f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        details=details,
    )


def note_clocks(session: Session, edition: Edition) -> None:
    """Note on whose clocks a timetable is planned, the first time that something is said of it.

    A first day that was not known then is noted once it is.
    """
    known = clocks(session, edition.id)
    if known is None:
        row = Clocks(edition_id=edition.id, zone=edition.zone, starts_on=edition.starts_on)
        # Somebody else's first word may have been quicker.
        with suppress(IntegrityError), session.begin_nested():
            session.add(row)
    elif known.starts_on is None:
        known.starts_on = edition.starts_on
        session.flush()
