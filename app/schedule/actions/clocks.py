"""Moving a timetable after its edition moved: by the clocks or by the moments, with the days."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.schedule import queries
from app.schedule.actions import moving
from app.schedule.actions.saving import save, write
from app.schedule.models import Spot
from app.schedule.queries import forums, moves, sources
from app.schedule.rules import copying as rules
from app.schedule.rules.copying import Change
from app.venues import queries as venues
from app.venues.models import Space


def move_with(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    *,
    shift: bool,
    keep_clocks: bool,
) -> None:
    """Let the timetable follow its edition: with the first day or not, on its clocks or not.

    Places move as one step of the board; earliest and latest times, those of requirements, blocked
    times, arrivals and interpreters move with them.
    """
    clocks = sources.clocks(session, edition.id)
    if clocks is None or not rules.has_moved(clocks, edition):
        return
    change = rules.since(clocks, edition, shift=shift, keep_clocks=keep_clocks)
    if change.days or change.zone != change.to_zone:
        _places(session, actor_id, edition, change)
        _times(session, edition, change)
    clocks.zone, clocks.starts_on = edition.zone, edition.starts_on
    save(session)
    write(session, actor_id, "timetable.moved", edition)


def _places(session: Session, actor_id: int | None, edition: Edition, change: Change) -> None:
    """Move what stands on the board, the fixed too."""
    every = queries.activities(session, edition.id)
    wanted = {
        one.id: Spot(change.moment(one.starts_at), one.space_id, one.minutes)
        for one in every
        if one.starts_at is not None
    }
    fixed = [one for one in every if one.fixed and one.id in wanted]
    for one in fixed:
        one.fixed = False
    save(session)
    if wanted:
        seen = moves.number(session, edition.id)
        moving.together(session, actor_id, edition, wanted, seen)
    for one in fixed:
        one.fixed = True
    save(session)


def _times(session: Session, edition: Edition, change: Change) -> None:
    """Move every other time of the timetable."""
    rows: list[tuple[object, tuple[str, str]]] = [
        *((one, ("earliest_at", "latest_at")) for one in queries.activities(session, edition.id)),
        *((one, ("arrives_at", "leaves_at")) for one in queries.presences(session, edition.id)),
        *((one, ("starts_at", "ends_at")) for one in queries.interpreters(session, edition.id)),
    ]
    forum = forums.standing(session, edition.id)
    blocks = forums.blocks(session, forum.id) if forum else ()
    rows += [(one, ("starts_at", "ends_at")) for one in blocks]
    for rule in queries.rules(session, edition.id):
        rows += [(one, ("starts_at", "ends_at")) for one in rule.windows]
    for space in venues.spaces(session, edition.id):
        rows += [(one, ("starts_at", "ends_at")) for one in space.blocked]
        _hours(session, space, change.days)
    for row, names in rows:
        for name in names:
            setattr(row, name, change.moment(getattr(row, name)))
    save(session)


def _hours(session: Session, space: Space, days: timedelta) -> None:
    """Move the opening hours of single days: the last first, or a day would be there twice."""
    rows = sorted(
        ((one.day, one) for one in space.hours if one.day is not None),
        key=lambda pair: pair[0],
        reverse=days > timedelta(),
    )
    for day, hours in rows:
        hours.day = day + days
        session.flush()
