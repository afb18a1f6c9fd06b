"""Reading the draft as it would be released."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.core.words import Words
from app.releases.rules import Entry
from app.schedule.models import Activity, Attendance
from app.venues.models import Space


def activities(session: Session, edition_id: int) -> Sequence[Activity]:
    """Return an edition's activities as they stand, with place, group, languages and parties."""
    return session.scalars(
        select(Activity)
        .where(Activity.edition_id == edition_id, Activity.removed_at.is_(None))
        .options(
            joinedload(Activity.space).joinedload(Space.venue),
            joinedload(Activity.group),
            selectinload(Activity.languages),
            selectinload(Activity.attendances),
        )
        .order_by(Activity.starts_at, Activity.id)
        .execution_options(populate_existing=True)
    ).all()


def draft(found: Sequence[Activity]) -> list[Entry]:
    """Return what a release of these activities would hold: those that have a time."""
    return [_entry(one) for one in found if one.starts_at is not None]


def unplaced(found: Sequence[Activity]) -> list[Activity]:
    """Return the activities that have no time yet."""
    return [one for one in found if one.starts_at is None]


def _entry(activity: Activity) -> Entry:
    """Return an activity as a release keeps it."""
    assert activity.starts_at is not None
    space, group = _there(activity.space), activity.group
    if group is not None and group.removed_at is not None:
        group = None
    return Entry(
        key=activity.uuid,
        kind=activity.kind,
        title=activity.title,
        summary=activity.summary,
        starts_at=activity.starts_at,
        ends_at=activity.starts_at + timedelta(minutes=activity.minutes),
        space_id=space.id if space else None,
        space=space.name if space else Words(),
        venue=space.venue.name if space else Words(),
        venue_address=space.venue.address if space else "",
        group=group.name if group else Words(),
        parties=_parties(activity),
        languages=frozenset(one.language for one in activity.languages),
        online=activity.online,
        public=activity.public,
        limited=activity.places is not None,
    )


def _there(space: Space | None) -> Space | None:
    """Return a space unless it, or its venue, was removed: the board has it nowhere then."""
    if space is None or space.removed_at is not None or space.venue.removed_at is not None:
        return None
    return space


def _parties(activity: Activity) -> frozenset[str]:
    """Return who must be there, as `rules.Entry` writes it, and the region that presents it."""
    found = {_party(one) for one in activity.attendances}
    if activity.region_id is not None:
        found.add(f"region:{activity.region_id}")
    return frozenset(found)


def _party(one: Attendance) -> str:
    """Return one of those who must be there."""
    if one.everyone:
        return "everyone"
    if one.participant_id is not None:
        return f"person:{one.participant_id}"
    if one.interpreter_id is not None:
        return f"interpreter:{one.interpreter_id}"
    if one.role is None:
        return f"region:{one.region_id}"
    return f"role:{one.role}" if one.region_id is None else f"role:{one.role}:{one.region_id}"
