"""Adding, changing and removing spaces, and saying when they are open or blocked."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.core import clock
from app.venues import rules
from app.venues.actions.saving import rewrite, save, write
from app.venues.models import Blocked, OpeningHours, Space, SpaceEquipment, Venue
from app.venues.rules import BlockedTime, SpaceFacts, Stretch

Hours = Mapping[date | None, Sequence[Stretch]]


def add_space(session: Session, actor_id: int | None, venue: Venue, facts: SpaceFacts) -> Space:
    """Add a space, the last of the venue."""
    made = Space(
        venue_id=venue.id,
        edition_id=venue.edition_id,
        position=max((one.position for one in venue.spaces), default=0) + 1,
        **_columns(facts),
    )
    made.equipment = [SpaceEquipment(equipment=one) for one in sorted(facts.equipment)]
    session.add(made)
    session.flush()
    write(session, actor_id, "space.added", venue.edition, made)
    return made


def change_space(session: Session, actor_id: int | None, space: Space, facts: SpaceFacts) -> None:
    """Change a space; raises Stale."""
    known = {one.equipment: one for one in space.equipment}
    for gone in known.keys() - facts.equipment:
        space.equipment.remove(known[gone])
    new = sorted(facts.equipment - known.keys())
    space.equipment.extend(SpaceEquipment(equipment=one) for one in new)
    if rewrite(session, space, _columns(facts)) or known.keys() != facts.equipment:
        write(session, actor_id, "space.changed", space.venue.edition, space)


def remove_space(session: Session, actor_id: int | None, space: Space) -> None:
    """Remove a space; a second time nothing happens."""
    if space.removed_at is None:
        space.removed_at = clock.now()
        save(session)
        write(session, actor_id, "space.removed", space.venue.edition, space)


def restore_space(session: Session, actor_id: int | None, space: Space) -> None:
    """Put a removed space back."""
    if space.removed_at is not None:
        space.removed_at = None
        save(session)
        write(session, actor_id, "space.restored", space.venue.edition, space)


def set_hours(
    session: Session, actor_id: int | None, spaces: Sequence[Space], hours: Hours
) -> None:
    """Say when spaces are open, by day, or every day for None; hours and venue must be loaded."""
    wanted = {(day, one.opens): one.closes for day, of_day in hours.items() for one in of_day}
    for space in spaces:
        known = {(row.day, row.opens): row for row in space.hours}
        if {key: row.closes for key, row in known.items()} == wanted:
            continue
        for gone in known.keys() - wanted.keys():
            space.hours.remove(known[gone])
        for (day, opens), closes in wanted.items():
            if (row := known.get((day, opens))) is not None:
                row.closes = closes
            else:
                space.hours.append(OpeningHours(day=day, opens=opens, closes=closes))
        save(session)
        write(session, actor_id, "space.hours_set", space.venue.edition, space)


def block(session: Session, actor_id: int | None, space: Space, time: BlockedTime) -> Blocked:
    """Block a space for a time; raises BlockedBackwards."""
    rules.check_blocked(time)
    made = Blocked(space_id=space.id, **asdict(time))
    session.add(made)
    session.flush()
    # Whoever asks for the space afterwards, such as a repair, sees what was just blocked.
    session.expire(space, ["blocked"])
    write(session, actor_id, "space.blocked", space.venue.edition, space)
    return made


def unblock(session: Session, actor_id: int | None, blocked: Blocked) -> None:
    """Let a space be used again in a time in which it was blocked."""
    space = blocked.space
    session.delete(blocked)
    session.flush()
    write(session, actor_id, "space.unblocked", space.venue.edition, space)


def _columns(facts: SpaceFacts) -> dict[str, Any]:
    """Return what is told of a space as its row holds it."""
    told = asdict(facts) | {"name": facts.name}
    del told["equipment"]
    return told
