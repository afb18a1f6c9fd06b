"""Moving activities on the board: one or many as one step, undone and redone by who did it."""

from collections.abc import Mapping

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.core.languages import language
from app.editions.models import Edition
from app.schedule.actions.putting import hold, new_step, pretend, spot, write
from app.schedule.errors.moving import (
    Fixed,
    MovedMeanwhile,
    MovedSince,
    NoLength,
    NothingToRedo,
    NothingToUndo,
    OffTheBoard,
)
from app.schedule.models.activities import Activity
from app.schedule.models.moves import Move, Spot, Step
from app.schedule.queries import moves as queries
from app.schedule.queries.moves import Held
from app.schedule.words.moving import where

__all__ = [
    "LONGEST",
    "place",
    "pretend",
    "redo",
    "spot",
    "stretch",
    "swap",
    "together",
    "undo",
    "unplace",
]
LONGEST = 2 * 24 * 60


def place(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    activity: Activity,
    to: Spot,
    seen: int,
) -> Step | None:
    """Put an activity somewhere; raises what `together` refuses."""
    return together(session, actor_id, edition, {activity.id: to}, seen)


def unplace(
    session: Session, actor_id: int | None, edition: Edition, activity: Activity, seen: int
) -> Step | None:
    """Take an activity off the board, to the side; raises what `together` refuses."""
    to = Spot(None, None, activity.minutes)
    return together(session, actor_id, edition, {activity.id: to}, seen)


def stretch(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    activity: Activity,
    minutes: int,
    seen: int,
) -> Step | None:
    """Let an activity take so many minutes, wherever it is; raises what `together` refuses."""
    to = spot(activity)._replace(minutes=minutes)
    return together(session, actor_id, edition, {activity.id: to}, seen)


def swap(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    one: Activity,
    other: Activity,
    seen: int,
) -> Step | None:
    """Let two activities take each other's time and space; raises what `together` refuses."""
    to = {
        one.id: spot(other)._replace(minutes=one.minutes),
        other.id: spot(one)._replace(minutes=other.minutes),
    }
    return together(session, actor_id, edition, to, seen)


def together(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    wanted: Mapping[int, Spot],
    seen: int,
) -> Step | None:
    """Move activities, by id, as one step; return it, or None where all stand there already.

    `seen` is the number of the board that the person looked at. Raises MovedMeanwhile when somebody
    else moved one of them since, Fixed, NoLength, and OffTheBoard for what is gone; then none
    is moved.
    """
    board = hold(session, edition)
    newer = queries.last_of(session, wanted.keys(), after=seen, not_by=actor_id)
    if newer is not None:
        raise MovedMeanwhile(*_told(newer, edition))
    activities = _movable(session, edition, wanted)
    moved = {key: to for key, to in wanted.items() if activities[key].spot != to}
    if not moved:
        return None
    session.execute(
        update(Step)
        .where(Step.edition_id == edition.id, Step.actor_id == actor_id, Step.state == "undone")
        .values(state="past")
    )
    return write(session, board, edition, new_step(actor_id, edition), activities, moved)


def undo(session: Session, actor_id: int | None, edition: Edition) -> Step:
    """Take the person's last step back; raises NothingToUndo, MovedSince, Fixed, OffTheBoard.

    What is refused so is past: keep that, and the next one can be undone.
    """
    return _again(session, actor_id, edition, "done", "undone")


def redo(session: Session, actor_id: int | None, edition: Edition) -> Step:
    """Do again what was undone last; raises NothingToRedo, MovedSince, Fixed, OffTheBoard.

    What is refused so is past, as in `undo`.
    """
    return _again(session, actor_id, edition, "undone", "done")


def _again(
    session: Session, actor_id: int | None, edition: Edition, stands: str, becomes: str
) -> Step:
    """Move what a step moved, back or once more, if it still stands where that starts."""
    board = hold(session, edition)
    step = queries.own_step(session, edition.id, actor_id, stands)
    back = stands == "done"
    if step is None:
        raise NothingToUndo if back else NothingToRedo
    # What is refused now would be refused each time, and stand in the way of what is older.
    step.state = "past"
    moves = queries.moves_of(session, step.id)
    start = {one.activity_id: one.after if back else one.before for one in moves}
    end = {one.activity_id: one.before if back else one.after for one in moves}
    activities = _movable(session, edition, end)
    _check_still(session, edition, activities, start)
    step.state = becomes
    made = new_step(actor_id, edition)
    made.kind, made.state, made.of_id = "undo" if back else "redo", "past", step.id
    return write(session, board, edition, made, activities, end)


def _check_still(
    session: Session,
    edition: Edition,
    activities: Mapping[int, Held],
    start: Mapping[int, Spot],
) -> None:
    """Raise MovedSince unless each activity still stands where the step left it."""
    for key, one in activities.items():
        if one.spot != start[key]:
            newer = queries.last_of(session, [key])
            if newer is None or newer.after != one.spot:
                # Its length was changed on its own page, which makes no move.
                raise MovedSince(
                    one.title.best(language()), "", where(one.spot, None, edition.zone)
                )
            raise MovedSince(*_told(newer, edition))


def _told(move: Move, edition: Edition) -> tuple[str, str, str]:
    """Return a move's activity, its person and where it went, in words."""
    who, space = move.step.actor, move.to_space
    return (
        move.activity.title.best(language()),
        who.name if who else "",
        where(move.after, space.name if space else None, edition.zone),
    )


def _movable(session: Session, edition: Edition, wanted: Mapping[int, Spot]) -> dict[int, Held]:
    """Return the activities, held; raises what forbids to put them there."""
    activities = queries.held_activities(session, edition.id, wanted.keys())
    spaces = {to.space_id for to in wanted.values() if to.space_id is not None}
    there = queries.live_spaces(session, edition.id, spaces) if spaces else set()
    if activities.keys() != wanted.keys() or there != spaces:
        raise OffTheBoard
    for key, to in wanted.items():
        if activities[key].fixed and activities[key].spot != to:
            raise Fixed(activities[key].title.best(language()))
        if not 1 <= to.minutes <= LONGEST:
            raise NoLength(LONGEST)
    return activities
