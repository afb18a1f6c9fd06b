"""The order of venues, and of a venue's spaces, in which boards and lists show them."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from app.venues import queries
from app.venues.actions.saving import save, write
from app.venues.models import Space, Venue

Thing = TypeVar("Thing", Venue, Space)


def move_venue(session: Session, actor_id: int | None, venue: Venue, step: int) -> None:
    """Move a venue up (-1) or down (1) with its spaces; at an end nothing happens."""
    edition = venue.edition
    if _moved(session, queries.held_venues(session, venue.edition_id), venue.id, step):
        write(session, actor_id, "venue.moved", edition, venue)


def move_space(session: Session, actor_id: int | None, space: Space, step: int) -> None:
    """Move a space up (-1) or down (1) in its venue; at an end nothing happens."""
    edition = space.venue.edition
    if _moved(session, queries.held_spaces(session, space.venue_id), space.id, step):
        write(session, actor_id, "space.moved", edition, space)


def _moved(session: Session, found: Sequence[Thing], number: int, step: int) -> bool:
    """Let one of what stands in order change its place; tells whether it did."""
    order = list(found)
    place = next((at for at, one in enumerate(order) if one.id == number), None)
    if place is None or not 0 <= place + step < len(order):
        return False
    order[place], order[place + step] = order[place + step], order[place]
    for position, one in enumerate(order, 1):
        if one.position != position:
            one.position = position
    save(session)
    return True
