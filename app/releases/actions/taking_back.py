"""Taking a release back into the draft: as one step on the board, which can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.history import actions as history
from app.releases import queries
from app.releases.errors import NothingChanged
from app.releases.models import Release
from app.releases.rules import Entry
from app.schedule.actions.moving import together
from app.schedule.models import Activity
from app.schedule.models.moves import Spot
from app.schedule.queries.moves import live_spaces

MINUTE = timedelta(minutes=1)


@dataclass
class Way:
    """Where activities would go, by id, and the titles of those that stay where they are.

    What is fixed does not move, and what was removed since is not made anew.
    """

    to: dict[int, Spot] = field(default_factory=dict)
    fixed: list[Activity] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)


def way_back(session: Session, edition: Edition, release: Release) -> Way:
    """Return what taking a release back would move."""
    entries = {one.key: one for one in queries.entries(session, release.id)}
    activities = queries.activities(session, edition.id)
    found = Way(gone=[one for key, one in entries.items() if key not in _keys(activities)])
    spaces = {one.space_id for one in entries.values() if one.space_id is not None}
    there = live_spaces(session, edition.id, spaces) if spaces else set()
    for one in activities:
        now = Spot(one.starts_at, one.space_id, one.minutes)
        to = _spot(one, entries.get(one.uuid), there)
        if to != now and one.fixed:
            found.fixed.append(one)
        elif to != now:
            found.to[one.id] = to
    return found


def take_back(
    session: Session, actor_id: int | None, edition: Edition, release: Release, seen: int
) -> int:
    """Put the draft where the release has it; returns how many activities moved.

    `seen` is the number of the board that the person looked at. Raises NothingChanged where all
    stands there, and what `together` refuses.
    """
    way = way_back(session, edition, release)
    if not way.to or together(session, actor_id, edition, way.to, seen) is None:
        raise NothingChanged
    history.record(
        session,
        actor_id,
        "timetable.taken_back",
        subject=f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        details={"number": release.number, "activities": len(way.to)},
    )
    return len(way.to)


def _keys(activities: Sequence[Activity]) -> frozenset[str]:
    """Return the keys of activities."""
    return frozenset(one.uuid for one in activities)


def _spot(activity: Activity, entry: Entry | None, there: set[int]) -> Spot:
    """Return where an entry stood, without a space that is gone; at the side without an entry."""
    if entry is None:
        return Spot(None, None, activity.minutes)
    space = entry.space_id if entry.space_id in there else None
    return Spot(entry.starts_at, space, (entry.ends_at - entry.starts_at) // MINUTE)
