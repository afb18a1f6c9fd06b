"""All of an edition's forum at once, as it is stated to the solver."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.schedule.models import ForumPenalty
from app.schedule.queries import forums
from app.schedule.rules.stating.forum_rows import ForumRows, Price


def rows(session: Session, edition_id: int, *, priced: bool = False) -> ForumRows | None:
    """Return all of an edition's forum that is stated; the penalties only when asked.

    One statement where there is none.
    """
    forum = forums.standing(session, edition_id)
    if forum is None:
        return None
    return ForumRows(
        forum=forum,
        blocks=forums.blocks(session, forum.id),
        room_ids=[one.id for one in forums.rooms(session, forum.id)],
        talks=forums.talks(session, forum.id),
        weights=forums.weights(session, forum.id),
        people={one.id: one.participant_id for one in forums.people(session, forum.id)},
        attending=forums.attending(session, forum.id),
        chairs=forums.chairing(session, forum.id),
        prices=prices(session, forum.id) if priced else (),
    )


def prices(session: Session, forum_id: int) -> Sequence[Price]:
    """Return all penalties."""
    found = session.execute(
        select(
            ForumPenalty.kind,
            ForumPenalty.group_id,
            ForumPenalty.other_group_id,
            ForumPenalty.block_id,
            ForumPenalty.space_id,
            ForumPenalty.talk_id,
            ForumPenalty.penalty,
        )
        .where(ForumPenalty.forum_id == forum_id)
        .order_by(ForumPenalty.id)
    )
    return [Price(*row) for row in found]
