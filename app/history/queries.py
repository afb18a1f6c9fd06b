"""Records, as far as somebody may read them, filtered and sorted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from app.accounts.models import User
from app.history.models import Record

PAGE = 50
MOST_EXPORTED = 20_000


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What a person may read: everything, whole programmes, regions inside programmes."""

    everything: bool
    programmes: frozenset[int]
    regions: frozenset[tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for; None or empty means anything."""

    programme_id: int | None = None
    action: str = ""
    person: str = ""
    since: datetime | None = None
    until: datetime | None = None
    sorted_by: str = "at"
    descending: bool = True


SORTS = {"at": Record.at, "action": Record.action, "person": User.name}


def records(session: Session, sight: Sight, wanted: Wanted, page: int) -> Sequence[Record]:
    """Return a page of records with who acted."""
    found = _sorted(_records(sight, wanted), wanted).offset((page - 1) * PAGE).limit(PAGE)
    return session.scalars(found).all()


def count(session: Session, sight: Sight, wanted: Wanted) -> int:
    """Count the records on all pages."""
    found = _records(sight, wanted).with_only_columns(
        func.count(Record.id), maintain_column_froms=True
    )
    return session.scalars(found).one()


def exported(session: Session, sight: Sight, wanted: Wanted) -> Sequence[Record]:
    """Return the records of an export with who acted."""
    return session.scalars(_sorted(_records(sight, wanted), wanted).limit(MOST_EXPORTED)).all()


def actions(session: Session, sight: Sight) -> Sequence[str]:
    """Return the codes of what was done so far, for choosing."""
    found = select(Record.action).where(_seen(sight)).distinct().order_by(Record.action)
    return session.scalars(found).all()


def programmes(session: Session, sight: Sight) -> Sequence[int]:
    """Return the ids of programmes with records, for choosing."""
    found = select(Record.programme_id).where(_seen(sight), Record.programme_id.is_not(None))
    return [number for number in session.scalars(found.distinct()) if number is not None]


def _records(sight: Sight, wanted: Wanted) -> Select[Record]:
    """Select what may be read and is wanted."""
    found = (
        select(Record)
        .outerjoin(Record.actor)
        .options(contains_eager(Record.actor))
        .where(_seen(sight))
    )
    if wanted.programme_id is not None:
        found = found.where(Record.programme_id == wanted.programme_id)
    if wanted.action:
        found = found.where(Record.action == wanted.action)
    if wanted.person:
        found = found.where(User.name.icontains(wanted.person, autoescape=True))
    if wanted.since:
        found = found.where(Record.at >= wanted.since)
    if wanted.until:
        found = found.where(Record.at < wanted.until)
    return found


def _sorted(found: Select[Record], wanted: Wanted) -> Select[Record]:
    """Sort as wanted, the newest first among equals."""
    column = SORTS.get(wanted.sorted_by, Record.at)
    return found.order_by(column.desc() if wanted.descending else column, Record.id.desc())


def _seen(sight: Sight) -> ColumnElement[bool]:
    """Compare a record's scope with what somebody may read."""
    if sight.everything:
        return Record.id.is_not(None)
    return or_(
        Record.programme_id.in_(sight.programmes),
        *(
            and_(Record.programme_id == programme, Record.region_id == region)
            for programme, region in sight.regions
        ),
    )
