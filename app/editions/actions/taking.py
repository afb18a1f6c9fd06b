"""Taking places and giving them back: the guard that holds in a race.

The place of a role and region is always changed first, so its row is the lock under which the wider
limits are read; the rows that most people share come last and are held shortest.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from app.editions.errors import NoPlaceLeft
from app.editions.models import Place


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
    mine = (Place.edition_id == edition_id, Place.region_id == region_id)
    for role, step in sorted(steps.items()):
        if not _step(session, [*mine, Place.role == role], step):
            raise NoPlaceLeft(role=True, region=True)
    for place_id, of_role, of_region in _wider(session, edition_id, region_id, steps):
        step = sum(steps.values()) if of_role is None else steps[of_role]
        if step and not _step(session, [Place.id == place_id], step):
            raise NoPlaceLeft(role=of_role is not None, region=of_region is not None)


def _step(session: Session, which: Iterable[ColumnElement[bool]], step: int) -> bool:
    """Change one counter if its limit lets it; tell whether it did."""
    changed = session.execute(
        update(Place)
        .where(*which, _free() if step > 0 else Place.taken > 0)
        .values(taken=Place.taken + step),
        execution_options={"synchronize_session": False},
    )
    return bool(changed.rowcount)  # type: ignore[attr-defined]  # an UPDATE always has it


def _free() -> ColumnElement[bool]:
    """Hold where a place is left."""
    return Place.capacity.is_(None) | (Place.taken < Place.capacity)


def _wider(
    session: Session, edition_id: int, region_id: int, roles: Iterable[str]
) -> Sequence[tuple[int, str | None, int | None]]:
    """Return the wider limits that also count these roles and region: region, roles, edition."""
    rows = session.execute(
        select(Place.id, Place.role, Place.region_id)
        .where(
            Place.edition_id == edition_id,
            Place.role.is_(None) | Place.role.in_(roles),
            Place.region_id.is_(None) | (Place.region_id == region_id),
            Place.role.is_(None) | Place.region_id.is_(None),
        )
        .order_by(Place.region_id.is_(None), Place.role.is_(None), Place.role)
    )
    return rows.all()
