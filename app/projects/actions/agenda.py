"""What becomes of items that waited for a timetable: placed once it is released, or dropped."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.history import actions as history
from app.projects.models import AgendaItem


def settle_items(session: Session, edition: Edition, placed: Collection[int]) -> None:
    """Let the items with these ids be placed, and all others wait again but the dropped ones."""
    found = session.scalars(
        select(AgendaItem).where(
            AgendaItem.edition_id == edition.id, AgendaItem.state.in_(("waiting", "placed"))
        )
    )
    for item in found:
        item.state = "placed" if item.id in placed else "waiting"


def drop_item(session: Session, actor_id: int | None, edition: Edition, item: AgendaItem) -> None:
    """Leave an item out of the timetable."""
    _turn(session, actor_id, edition, item, "dropped")


def take_up_item(
    session: Session, actor_id: int | None, edition: Edition, item: AgendaItem
) -> None:
    """Let a dropped item wait for the timetable again."""
    _turn(session, actor_id, edition, item, "waiting")


def _turn(
    session: Session, actor_id: int | None, edition: Edition, item: AgendaItem, state: str
) -> None:
    """Change an item's state, once."""
    if item.state == state:
        return
    item.state = state
    history.record(
        session,
        actor_id,
        "agenda_item.dropped" if state == "dropped" else "agenda_item.taken_up",
        subject=f"agenda_item:{item.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=item.region_id,
    )
