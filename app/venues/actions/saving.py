"""Writing venues so that nobody else's change is lost, and the records of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.core.errors import Stale
from app.core.languages import _, language
from app.editions.models import Edition
from app.history import actions as history
from app.venues.models import Space, Venue


def save(session: Session) -> None:
    """Write what was changed; raises Stale where somebody else was faster."""
    try:
        session.flush()
    except StaleDataError:
        raise Stale(
            _("Somebody else saved this at the same moment. Save again to see what changed."), {}
        ) from None


def rewrite(session: Session, thing: Venue | Space, columns: Mapping[str, Any]) -> bool:
    """Write what is new in a row; tells whether anything was; raises Stale."""
    new = {name: value for name, value in columns.items() if getattr(thing, name) != value}
    for name, value in new.items():
        setattr(thing, name, value)
    save(session)
    return bool(new)


def write(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    thing: Venue | Space | None = None,
) -> None:
    """Write a record about a venue or space, or about all of an edition's."""
    named = thing.name.best(language()) if thing is not None else None
    table = {Venue: "venue", Space: "space"}
    history.record(
        session,
        actor_id,
        action,
        subject=f"{table[type(thing)]}:{thing.id}" if thing else f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        details={"name": named} if named else {},
    )
