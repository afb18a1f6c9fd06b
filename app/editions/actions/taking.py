"""Taking places and giving them back: the guard that holds in a race.

The place of a role and region is always changed first, so its row is the lock under which the wider
limits are read; the rows that most people share come last and are held shortest.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    String,
    Table,
    Update,
    bindparam,
    case,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from app.editions.errors import NoPlaceLeft
from app.editions.models import Place


class Counted(NamedTuple):
    """As what a person of a region is counted."""

    role: str
    sex: str | None = None


# Built once: these run while others wait for the rows, and building them took half of their time.
# Of the table's columns: the mapper, which keeps no counter in mind, would take as long again.
_TABLE = cast("Table", Place.__table__)
_P = _TABLE.c
_STEP: BindParameter[int] = bindparam("step", type_=Integer)
_ROOM = or_(_P.capacity.is_(None), _P.taken < _P.capacity + _P.extra)
_LETS = case((_STEP > 0, _ROOM), else_=_P.taken > 0)
_CHANGED = update(_TABLE).values(taken=_P.taken + _STEP)
_NARROW = (
    _P.edition_id == bindparam("of_edition"),
    _P.region_id == bindparam("of_region"),
    _P.role == bindparam("of_role"),
    _P.sex.is_(None),
)


def _of_role(lets: ColumnElement[bool]) -> Update:
    """Return the change of the counter of one role and region, where its limit lets it."""
    return _CHANGED.where(*_NARROW, lets)


def _one(lets: ColumnElement[bool]) -> Update:
    """Return the change of one counter, where its limit lets it."""
    return _CHANGED.where(_P.id == bindparam("one"), lets)


def _either(column: ColumnElement[str | None], name: str) -> ColumnElement[bool]:
    """Hold for what counts all, or one of two values; a person is counted as two at most."""
    first, second = (bindparam(f"{name}_{n}", type_=String) for n in (1, 2))
    return or_(column.is_(None), column == first, column == second)


_OF_ROLE, _ONE = _of_role(_LETS), _one(_LETS)
_NARROW_ID = select(_P.id).where(*_NARROW)
_WIDER = (
    select(_P.id, _P.role, _P.region_id, _P.sex)
    .where(
        _P.edition_id == bindparam("of_edition"),
        _either(_P.role, "role"),
        or_(_P.region_id.is_(None), _P.region_id == bindparam("of_region")),
        _either(_P.sex, "sex"),
        or_(_P.role.is_(None), _P.region_id.is_(None), _P.sex.is_not(None)),
    )
    .order_by(_P.region_id.is_(None), _P.role.is_(None), _P.role, _P.sex)
)
_WAITING = update(_TABLE).values(waiting=_P.waiting + _STEP).where(*_NARROW)
_ABOVE = (
    update(Place)
    .values(extra=Place.extra + _STEP)
    .where(Place.id == bindparam("one"), Place.extra + _STEP >= 0)
    .execution_options(synchronize_session=False)
)


def take(
    session: Session, edition_id: int, region_id: int, role: str, sex: str | None = None
) -> None:
    """Take a place in a role for a region; raises NoPlaceLeft, naming the limit."""
    _count(session, edition_id, region_id, {Counted(role, sex): 1})


def give_back(
    session: Session, edition_id: int, region_id: int, role: str, sex: str | None = None
) -> None:
    """Give a place back."""
    _count(session, edition_id, region_id, {Counted(role, sex): -1})


def move(session: Session, edition_id: int, region_id: int, old: Counted, new: Counted) -> None:
    """Give the place of a role and sex back for that of another; raises NoPlaceLeft."""
    if old != new:
        _count(session, edition_id, region_id, {old: -1, new: 1})


def take_above(
    session: Session, edition_id: int, region_id: int, role: str, sex: str | None = None
) -> list[int]:
    """Take a place whatever the limits say; returns the ids of the places granted above theirs."""
    granted: list[int] = []
    _count(session, edition_id, region_id, {Counted(role, sex): 1}, granted)
    return granted


def take_back(session: Session, place_id: int) -> None:
    """Take back what was granted above a place's limit, once its person is counted no more."""
    session.execute(_ABOVE, {"one": place_id, "step": -1})


def wait(session: Session, edition_id: int, region_id: int, role: str, step: int) -> None:
    """Count one more who waits for a place, or one fewer."""
    session.flush()
    mine = {"of_edition": edition_id, "of_region": region_id, "of_role": role}
    if not _step(session, _WAITING, {**mine, "step": step}):
        raise NoPlaceLeft(role=True, region=True)


def _count(
    session: Session,
    edition_id: int,
    region_id: int,
    steps: Mapping[Counted, int],
    granted: list[int] | None = None,
) -> None:
    """Change the counters by one each, in the order that everybody keeps.

    With `granted` a full place is granted one more, and its id is added there.
    """
    session.flush()
    mine = {"of_edition": edition_id, "of_region": region_id}
    for role in sorted({one.role for one in steps}):
        step = _sum(steps, role)
        narrow = {**mine, "of_role": role}
        if step and not _step(session, _OF_ROLE, {**narrow, "step": step}):
            place_id = session.scalar(_NARROW_ID, narrow)
            if granted is None or place_id is None:
                raise NoPlaceLeft(role=True, region=True)
            _grant(session, place_id, granted)
    for place_id, of_role, of_region, of_sex in _wider(session, mine, list(steps)):
        step = _sum(steps, of_role, of_sex)
        if step and not _step(session, _ONE, {"one": place_id, "step": step}):
            if granted is None:
                raise NoPlaceLeft(
                    role=of_role is not None, region=of_region is not None, sex=of_sex is not None
                )
            _grant(session, place_id, granted)


def _sum(steps: Mapping[Counted, int], role: str | None, sex: str | None = None) -> int:
    """Add up the steps that a counter of a role and sex counts; a blank one counts all."""
    return sum(
        step for one, step in steps.items() if role in {None, one.role} and sex in {None, one.sex}
    )


def _grant(session: Session, place_id: int, granted: list[int]) -> None:
    """Grant one more place above a limit, and take it."""
    session.execute(_ABOVE, {"one": place_id, "step": 1})
    _step(session, _ONE, {"one": place_id, "step": 1})
    granted.append(place_id)


def _step(session: Session, change: Update, values: Mapping[str, object]) -> bool:
    """Change one counter if its limit lets it; tell whether it did."""
    changed = session.execute(change, values)
    return bool(changed.rowcount)  # type: ignore[attr-defined]  # an UPDATE always has it


def _wider(
    session: Session, mine: Mapping[str, int], counted: Sequence[Counted]
) -> Sequence[tuple[int, str | None, int | None, str | None]]:
    """Return the wider limits that also count these: region, roles, edition, each sex."""
    first, last = counted[0], counted[-1]
    either = {"role_1": first.role, "role_2": last.role, "sex_1": first.sex, "sex_2": last.sex}
    return session.execute(_WIDER, {**mine, **either}).all()
