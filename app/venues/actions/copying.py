"""Taking over the venues of another edition: spaces, equipment, opening hours and travel."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.venues import queries
from app.venues.actions.saving import write
from app.venues.models import OpeningHours, Space, SpaceEquipment, Travel, Venue

VENUE = ("name", "address", "latitude", "longitude", "note", "position")
SPACE = ("name", "kind", "capacity", "booths", "note", "position")


def take_over_venues(
    session: Session,
    actor_id: int | None,
    source: Edition,
    target: Edition,
    days: timedelta,
    batch: str,
) -> dict[int, int]:
    """Give an edition the venues of another, days moved; return the ids of spaces by the old ones.

    Blocked times are not taken over.
    """
    venues: dict[int, Venue] = {}
    for one in queries.venues(session, source.id):
        told = {name: getattr(one, name) for name in VENUE}
        venues[one.id] = Venue(edition_id=target.id, batch=batch, **told)
    session.add_all(venues.values())
    session.flush()
    spaces = {}
    for space in queries.spaces(session, source.id):
        spaces[space.id] = _space(space, target, venues[space.venue_id], days)
    session.add_all(spaces.values())
    for (a_id, b_id), minutes in queries.travel(session, source.id).items():
        if a_id in venues and b_id in venues:
            first, second = sorted((venues[a_id].id, venues[b_id].id))
            way = Travel(edition_id=target.id, a_id=first, b_id=second, minutes=minutes)
            session.add(way)
    session.flush()
    if venues:
        write(session, actor_id, "venue.taken_over", target)
    return {old: made.id for old, made in spaces.items()}


def _space(one: Space, target: Edition, venue: Venue, days: timedelta) -> Space:
    """Return a space like one of another edition."""
    told = {name: getattr(one, name) for name in SPACE}
    made = Space(edition_id=target.id, venue_id=venue.id, **told)
    made.equipment = [SpaceEquipment(equipment=row.equipment) for row in one.equipment]
    made.hours = [
        OpeningHours(day=row.day + days if row.day else None, opens=row.opens, closes=row.closes)
        for row in one.hours
    ]
    return made
