"""Taking the places of many people of one region at once, under the same guard as one's."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, Integer, bindparam, or_, select, update
from sqlalchemy.orm import Session

from app.editions.actions.taking import Counted
from app.editions.errors import NoPlaceLeft
from app.editions.models import Place
from app.editions.rules import What

_STEP: BindParameter[int] = bindparam("step", type_=Integer)
_TAKEN = (
    update(Place)
    .values(taken=Place.taken + _STEP)
    .where(
        Place.id == bindparam("one"),
        or_(Place.capacity.is_(None), Place.taken + _STEP <= Place.capacity + Place.extra),
    )
    .execution_options(synchronize_session=False)
)
_GIVEN_BACK = (
    update(Place)
    .values(taken=Place.taken + _STEP)
    .where(Place.id == bindparam("one"))
    .execution_options(synchronize_session=False)
)
# The narrow places first, as everybody takes them: their rows are the lock of the wider ones.
_COUNTING = (
    select(Place.id, Place.role, Place.region_id, Place.sex)
    .where(
        Place.edition_id == bindparam("of_edition"),
        or_(Place.region_id.is_(None), Place.region_id == bindparam("of_region")),
    )
    .order_by(
        Place.region_id.is_(None) | Place.role.is_(None) | Place.sex.is_not(None),
        *(Place.region_id.is_(None), Place.role.is_(None), Place.role, Place.sex),
    )
)


def take_many(
    session: Session, edition_id: int, region_id: int, wanted: Mapping[Counted, int]
) -> None:
    """Take as many places for a region as are wanted in each role and sex; one change a counter.

    Raises NoPlaceLeft where not all of them are free; the caller undoes what was taken so far.
    """
    for place_id, step, (role, region, sex) in _steps(session, edition_id, region_id, wanted):
        taken: Any = session.execute(_TAKEN, {"one": place_id, "step": step})
        if not taken.rowcount:
            raise NoPlaceLeft(role=role is not None, region=region is not None, sex=sex is not None)


def give_back_many(
    session: Session, edition_id: int, region_id: int, wanted: Mapping[Counted, int]
) -> None:
    """Give as many places of a region back in each role and sex."""
    for place_id, step, _what in _steps(session, edition_id, region_id, wanted):
        session.execute(_GIVEN_BACK, {"one": place_id, "step": -step})


def _steps(
    session: Session, edition_id: int, region_id: int, wanted: Mapping[Counted, int]
) -> list[tuple[int, int, What]]:
    """Return by how much each counter changes, in the order that everybody keeps."""
    mine = {"of_edition": edition_id, "of_region": region_id}
    rows = session.execute(_COUNTING, mine).all()
    steps = [
        (
            place_id,
            sum(
                number
                for one, number in wanted.items()
                if role in {None, one.role} and sex in {None, one.sex}
            ),
            What(role, region, sex),
        )
        for place_id, role, region, sex in rows
    ]
    return [one for one in steps if one[1]]
