"""Taking places and giving them back: the guard that holds in a race.

The place of a role and region is always changed first, so its row is the lock under which the wider
limits are read; the rows that most people share come last and are held shortest.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
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

# Built once: these run while others wait for the rows, and building them took half of their time.
_STEP: BindParameter[int] = bindparam("step", type_=Integer)
_LETS = case(
    (_STEP > 0, or_(Place.capacity.is_(None), Place.taken < Place.capacity)), else_=Place.taken > 0
)
_CHANGED = (
    update(Place).values(taken=Place.taken + _STEP).execution_options(synchronize_session=False)
)


def _of_role(lets: ColumnElement[bool]) -> Update:
    """Return the change of the counter of one role and region, where its limit lets it."""
    return _CHANGED.where(
        Place.edition_id == bindparam("of_edition"),
        Place.region_id == bindparam("of_region"),
        Place.role == bindparam("of_role"),
        lets,
    )


def _one(lets: ColumnElement[bool]) -> Update:
    """Return the change of one counter, where its limit lets it."""
    return _CHANGED.where(Place.id == bindparam("one"), lets)


_OF_ROLE, _ONE = _of_role(_LETS), _one(_LETS)
_WIDER = (
    select(Place.id, Place.role, Place.region_id)
    .where(
        Place.edition_id == bindparam("of_edition"),
        or_(Place.role.is_(None), Place.role.in_(bindparam("roles", expanding=True))),
        or_(Place.region_id.is_(None), Place.region_id == bindparam("of_region")),
        or_(Place.role.is_(None), Place.region_id.is_(None)),
    )
    .order_by(Place.region_id.is_(None), Place.role.is_(None), Place.role)
)


def take(session: Session, edition_id: int, region_id: int, role: str) -> None:
    """Take a place in a role for a region; raises NoPlaceLeft, naming the limit."""
    _count(session, edition_id, region_id, {role: 1})


def give_back(session: Session, edition_id: int, region_id: int, role: str) -> None:
    """Give a place back."""
    _count(session, edition_id, region_id, {role: -1})


def move(session: Session, edition_id: int, region_id: int, old: str, new: str) -> None:
    """Give a place in one role back for one in another; raises NoPlaceLeft."""
    _count(session, edition_id, region_id, {old: -1, new: 1})


def _count(session: Session, edition_id: int, region_id: int, steps: dict[str, int]) -> None:
    """Change the counters of roles by one each, in the order that everybody keeps."""
    session.flush()
    mine = {"of_edition": edition_id, "of_region": region_id}
    for role, step in sorted(steps.items()):
        if not _step(session, _OF_ROLE, {**mine, "of_role": role, "step": step}):
            raise NoPlaceLeft(role=True, region=True)
    for place_id, of_role, of_region in _wider(session, mine, steps):
        step = sum(steps.values()) if of_role is None else steps[of_role]
        if step and not _step(session, _ONE, {"one": place_id, "step": step}):
            raise NoPlaceLeft(role=of_role is not None, region=of_region is not None)


def _step(session: Session, change: Update, values: Mapping[str, object]) -> bool:
    """Change one counter if its limit lets it; tell whether it did."""
    changed = session.execute(change, values)
    return bool(changed.rowcount)  # type: ignore[attr-defined]  # an UPDATE always has it


def _wider(
    session: Session, mine: Mapping[str, int], roles: Iterable[str]
) -> Sequence[tuple[int, str | None, int | None]]:
    """Return the wider limits that also count these roles and region: region, roles, edition."""
    return session.execute(_WIDER, {**mine, "roles": list(roles)}).all()
