"""Reading the board's moves: what came after a number, and what a person can undo or redo."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.core.words import Words
from app.schedule.models.activities import Activity
from app.schedule.models.moves import Board, Move, Spot, Step
from app.venues.models import Space, Venue


class Held(NamedTuple):
    """What a move has to know of an activity, as it stands while nobody else can change it."""

    title: Words
    fixed: bool
    spot: Spot


def number(session: Session, edition_id: int) -> int:
    """Return the number of the board's last move, 0 before the first."""
    found = session.scalar(select(Board.number).where(Board.edition_id == edition_id))
    return found or 0


def held_board(session: Session, edition_id: int) -> Board | None:
    """Return the board as it stands now, held until the transaction ends."""
    return session.scalar(
        select(Board)
        .where(Board.edition_id == edition_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def held_activities(session: Session, edition_id: int, ids: Collection[int]) -> dict[int, Held]:
    """Return the edition's activities with these ids as they stand now, held; not the removed."""
    found = session.execute(
        select(
            *(Activity.id, Activity.title, Activity.fixed),
            *(Activity.starts_at, Activity.space_id, Activity.minutes),
        )
        .where(
            Activity.edition_id == edition_id,
            Activity.id.in_(ids),
            Activity.removed_at.is_(None),
        )
        .order_by(Activity.id)
        .with_for_update()
    )
    return {row.id: Held(row.title, row.fixed, Spot(*row[3:])) for row in found}


def live_spaces(session: Session, edition_id: int, ids: Collection[int]) -> set[int]:
    """Return which of these spaces the edition has."""
    found = (
        select(Space.id)
        .join(Space.venue)
        .where(
            Space.edition_id == edition_id,
            Space.id.in_(ids),
            Space.removed_at.is_(None),
            Venue.removed_at.is_(None),
        )
    )
    return set(session.scalars(found))


def since(session: Session, edition_id: int, seen: int, most: int) -> Sequence[Move]:
    """Return the newest moves after a number with who made them, the oldest first."""
    found = session.scalars(
        select(Move)
        .join(Move.step)
        .where(Move.edition_id == edition_id, Move.number > seen)
        .options(
            contains_eager(Move.step).joinedload(Step.actor),
            joinedload(Move.activity),
            joinedload(Move.to_space),
        )
        .order_by(Move.number.desc())
        .limit(most)
    ).all()
    return found[::-1]


def last_of(
    session: Session, activity_ids: Collection[int], *, after: int = 0, not_by: int | None = None
) -> Move | None:
    """Return the newest move of any of these after a number, with who made it, if not this one."""
    found = (
        select(Move)
        .join(Move.step)
        .where(Move.activity_id.in_(activity_ids), Move.number > after)
        .options(
            contains_eager(Move.step).joinedload(Step.actor),
            joinedload(Move.activity),
            joinedload(Move.to_space),
        )
    )
    if not_by is not None:
        found = found.where(Step.actor_id.is_distinct_from(not_by))
    return session.scalar(found.order_by(Move.number.desc()).limit(1))


def own_step(session: Session, edition_id: int, actor_id: int | None, state: str) -> Step | None:
    """Return the person's last step that is done, or the first of those undone."""
    newest = Step.id.desc() if state == "done" else Step.id.asc()
    return session.scalar(
        select(Step)
        .where(
            Step.edition_id == edition_id,
            Step.actor_id == actor_id,
            Step.kind == "move",
            Step.state == state,
        )
        .order_by(newest)
        .limit(1)
        .execution_options(populate_existing=True)
    )


def own_states(session: Session, edition_id: int, actor_id: int | None) -> set[str]:
    """Return whether the person has steps that are done, and ones that are undone."""
    found = select(Step.state).where(
        Step.edition_id == edition_id, Step.actor_id == actor_id, Step.state != "past"
    )
    return set(session.scalars(found.distinct()))


def moves_of(session: Session, step_id: int) -> Sequence[Move]:
    """Return the moves of a step."""
    return session.scalars(select(Move).where(Move.step_id == step_id).order_by(Move.number)).all()


def changed(session: Session, edition_id: int) -> str:
    """Return a mark that changes when activities are added, changed or removed, not when moved."""
    count, versions = session.execute(
        select(func.count(Activity.id), func.coalesce(func.sum(Activity.version), 0)).where(
            Activity.edition_id == edition_id, Activity.removed_at.is_(None)
        )
    ).one()
    return f"{count}-{versions}"
