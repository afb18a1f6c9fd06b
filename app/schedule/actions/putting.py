"""Holding a board, and writing what moves on it: the rows, the step, its moves and the record."""

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from app.core import clock
from app.editions.models import Edition
from app.history import actions as history
from app.schedule.models.activities import Activity
from app.schedule.models.moves import Board, Move, Spot, Step
from app.schedule.queries import moves as queries
from app.schedule.queries.moves import Held

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


def hold(session: Session, edition: Edition) -> Board:
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


def new_step(actor_id: int | None, edition: Edition) -> Step:
    """Return a step that somebody takes now."""
    return Step(edition_id=edition.id, actor_id=actor_id, at=clock.now())


def write(
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
