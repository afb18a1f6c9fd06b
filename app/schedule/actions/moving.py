"""Moving activities on the board: one or many as one step, undone and redone by who did it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from app.core import clock
from app.core.languages import language
from app.editions.models import Edition
from app.history import actions as history
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
from app.schedule.models.moves import Board, Move, Spot, Step
from app.schedule.queries import moves as queries
from app.schedule.queries.moves import Held
from app.schedule.words.moving import where

LONGEST = 2 * 24 * 60
_TABLE = Activity.__table__
_PUT = (
    update(_TABLE)  # type: ignore[arg-type]  # a mapped class has a plain table
    .where(_TABLE.c.id == bindparam("moved"))
    .values({name: bindparam(f"to_{name}") for name in Spot._fields})
)


def spot(activity: Activity) -> Spot:
    """Return where an activity stands."""
    return Spot(activity.starts_at, activity.space_id, activity.minutes)


def pretend(activity: Activity, to: Spot) -> None:
    """Let an activity stand elsewhere in this session alone, to see what that would break."""
    for name, value in to._asdict().items():
        set_committed_value(activity, name, value)


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
    board = _hold(session, edition)
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
    return _write(session, board, edition, _step(actor_id, edition), activities, moved)


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
    board = _hold(session, edition)
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
    made = _step(actor_id, edition)
    made.kind, made.state, made.of_id = "undo" if back else "redo", "past", step.id
    return _write(session, board, edition, made, activities, end)


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


def _hold(session: Session, edition: Edition) -> Board:
    """Return the edition's board, held: whoever moves something in it at the same moment waits."""
    found = queries.held_board(session, edition.id)
    if found is None:
        try:
            with session.begin_nested():
                session.add(Board(edition_id=edition.id))
        except IntegrityError:
            # Somebody else's first move was quicker.
            pass
        found = queries.held_board(session, edition.id)
    assert found is not None
    return found


def _step(actor_id: int | None, edition: Edition) -> Step:
    """Return a step that somebody takes now."""
    return Step(edition_id=edition.id, actor_id=actor_id, at=clock.now())


def _write(
    session: Session,
    board: Board,
    edition: Edition,
    step: Step,
    activities: Mapping[int, Held],
    to: Mapping[int, Spot],
) -> Step:
    """Put the activities there, and write the step, its moves and its record."""
    session.add(step)
    session.flush()
    rows = []
    for key, end in to.items():
        board.number += 1
        rows.append(_row(step, board.number, key, (activities[key].spot, end)))
    session.execute(insert(Move), rows)
    _put(session, to)
    history.record(
        session,
        step.actor_id,
        f"board.{step.kind}",
        subject=f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        details={"activities": len(rows), "number": board.number},
    )
    return step


def _row(step: Step, number: int, activity_id: int, ends: tuple[Spot, Spot]) -> dict[str, object]:
    """Return a move as a row."""
    both = zip(("from", "to"), ends, strict=True)
    spots = {f"{end}_{name}": value for end, at in both for name, value in at._asdict().items()}
    ids = {"edition_id": step.edition_id, "step_id": step.id, "activity_id": activity_id}
    return {**ids, "number": number, **spots}


def _put(session: Session, to: Mapping[int, Spot]) -> None:
    """Let the rows stand there.

    A move leaves an activity's version alone: whoever changes its words meanwhile loses nothing.
    """
    for key, end in to.items():
        loaded = session.identity_map.get(identity_key(Activity, key))
        if loaded is not None:
            pretend(loaded, end)
    session.connection().execute(_PUT, _bound(to.items()))


def _bound(to: Iterable[tuple[int, Spot]]) -> list[dict[str, object]]:
    """Return what the statement binds, a row an activity."""
    return [
        {"moved": key, **{f"to_{name}": value for name, value in end._asdict().items()}}
        for key, end in to
    ]
