"""Accepted proposals that wait for an edition's timetable, and what became of them there."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from app.editions import queries as editions
from app.editions.models import Edition
from app.projects.models import AgendaItem
from app.schedule.models import Activity


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item with the edition for whose timetable it waits."""

    item: AgendaItem
    edition: Edition


def item(session: Session, edition_id: int, item_id: int) -> Item | None:
    """Return an item of the edition."""
    found = session.scalar(
        select(AgendaItem).where(AgendaItem.id == item_id, AgendaItem.edition_id == edition_id)
    )
    edition = editions.edition(session, edition_id) if found is not None else None
    return Item(item=found, edition=edition) if found is not None and edition is not None else None


def waiting(session: Session, edition_id: int) -> Sequence[AgendaItem]:
    """Return the items that no activity was made from, or only one that was removed."""
    made = select(Activity.agenda_item_id).where(
        Activity.agenda_item_id.is_not(None), Activity.removed_at.is_(None)
    )
    return _items(session, edition_id, "waiting", AgendaItem.id.not_in(made))


def dropped(session: Session, edition_id: int) -> Sequence[AgendaItem]:
    """Return the items that were left out of the timetable."""
    return _items(session, edition_id, "dropped")


def _items(
    session: Session, edition_id: int, state: str, *also: ColumnElement[bool]
) -> Sequence[AgendaItem]:
    return session.scalars(
        select(AgendaItem)
        .where(AgendaItem.edition_id == edition_id, AgendaItem.state == state, *also)
        .options(joinedload(AgendaItem.region))
        .order_by(AgendaItem.made_at, AgendaItem.id)
    ).all()


def made_from(session: Session, item_ids: Sequence[int]) -> dict[int, Activity]:
    """Return the activities that were made from items, removed or not, by the item's id."""
    found = session.scalars(select(Activity).where(Activity.agenda_item_id.in_(item_ids)))
    return {one.agenda_item_id: one for one in found if one.agenda_item_id is not None}


def made_by(session: Session, edition_id: int, source: str) -> int:
    """Return how many activities of the edition come from a source, the removed ones apart."""
    found = session.scalar(
        select(func.count(Activity.id)).where(
            Activity.edition_id == edition_id,
            Activity.source == source,
            Activity.removed_at.is_(None),
        )
    )
    return found or 0


def placed(session: Session, edition_id: int) -> set[int]:
    """Return the ids of the items whose activities stand on the board."""
    found = session.scalars(
        select(Activity.agenda_item_id).where(
            Activity.edition_id == edition_id,
            Activity.agenda_item_id.is_not(None),
            Activity.removed_at.is_(None),
            Activity.starts_at.is_not(None),
        )
    )
    return {one for one in found if one is not None}
