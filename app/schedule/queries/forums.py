"""Finding an edition's forum: blocks, rooms, tracks, talks, people, weights and penalties."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.editions.models import Edition
from app.schedule.models import (
    Activity,
    ForumAttendance,
    ForumBlock,
    ForumChair,
    ForumPerson,
    ForumPlan,
    ForumRoom,
    ForumTalk,
    ForumWeight,
    Group,
)
from app.schedule.rules.problem import FORUM_COUNTS
from app.venues.models import Space, Venue


def standing(session: Session, edition_id: int) -> ForumPlan | None:
    """Return the edition's forum, if it has one."""
    return session.scalar(
        select(ForumPlan).where(ForumPlan.edition_id == edition_id, ForumPlan.removed_at.is_(None))
    )


def forum(session: Session, edition_id: int) -> ForumPlan | None:
    """Return the edition's forum with edition and programme, if it has one."""
    return session.scalar(
        select(ForumPlan)
        .where(ForumPlan.edition_id == edition_id, ForumPlan.removed_at.is_(None))
        .options(
            joinedload(ForumPlan.edition, innerjoin=True).joinedload(
                Edition.programme, innerjoin=True
            )
        )
    )


def blocks(session: Session, forum_id: int, *, removed: bool = False) -> Sequence[ForumBlock]:
    """Return a forum's blocks in the order of time; with `removed`, those that were removed."""
    gone = ForumBlock.removed_at.is_not(None) if removed else ForumBlock.removed_at.is_(None)
    return session.scalars(
        select(ForumBlock)
        .where(ForumBlock.forum_id == forum_id, gone)
        .order_by(ForumBlock.starts_at, ForumBlock.ends_at, ForumBlock.id)
    ).all()


def block(session: Session, edition_id: int, block_id: int) -> ForumBlock | None:
    """Return a block of the edition's forum, with edition and programme; removed ones too."""
    return session.scalar(
        select(ForumBlock)
        .join(ForumBlock.forum)
        .where(
            ForumBlock.id == block_id,
            ForumPlan.edition_id == edition_id,
            ForumPlan.removed_at.is_(None),
        )
        .options(
            contains_eager(ForumBlock.forum)
            .joinedload(ForumPlan.edition, innerjoin=True)
            .joinedload(Edition.programme, innerjoin=True)
        )
    )


def rooms(session: Session, forum_id: int) -> Sequence[Space]:
    """Return the spaces that talks may be in, in their order; removed ones are left out."""
    return session.scalars(
        select(Space)
        .join(ForumRoom, ForumRoom.space_id == Space.id)
        .join(Space.venue)
        .where(
            ForumRoom.forum_id == forum_id,
            Space.removed_at.is_(None),
            Venue.removed_at.is_(None),
        )
        .order_by(ForumRoom.position, Space.id)
    ).all()


def talks(session: Session, forum_id: int) -> Sequence[ForumTalk]:
    """Return a forum's talks in the order made, each with its activity, none of them removed."""
    return session.scalars(
        select(ForumTalk)
        .join(ForumTalk.activity)
        .where(ForumTalk.forum_id == forum_id, Activity.removed_at.is_(None))
        .options(contains_eager(ForumTalk.activity))
        .order_by(ForumTalk.id)
    ).all()


def talk(session: Session, activity_id: int) -> ForumTalk | None:
    """Return what makes an activity a talk of its edition's forum, if it is one."""
    return session.scalar(
        select(ForumTalk)
        .join(ForumPlan, ForumPlan.id == ForumTalk.forum_id)
        .where(ForumTalk.activity_id == activity_id, ForumPlan.removed_at.is_(None))
    )


def weights(session: Session, forum_id: int) -> dict[str, int]:
    """Return the weight of each of the sixteen counts."""
    found = session.execute(
        select(ForumWeight.name, ForumWeight.weight).where(ForumWeight.forum_id == forum_id)
    )
    return dict.fromkeys(FORUM_COUNTS, 0) | {row.name: row.weight for row in found}


def people(session: Session, forum_id: int) -> Sequence[ForumPerson]:
    """Return who speaks, attends or chairs, by name."""
    return session.scalars(
        select(ForumPerson)
        .where(ForumPerson.forum_id == forum_id)
        .order_by(ForumPerson.name, ForumPerson.id)
    ).all()


def attending(session: Session, forum_id: int) -> Sequence[tuple[int, int, str]]:
    """Return who speaks or attends, as talk's id, person's id, part."""
    found = session.execute(
        select(ForumAttendance.talk_id, ForumAttendance.person_id, ForumAttendance.part)
        .join(ForumTalk, ForumTalk.id == ForumAttendance.talk_id)
        .where(ForumTalk.forum_id == forum_id)
        .order_by(ForumAttendance.id)
    )
    return [(row.talk_id, row.person_id, row.part) for row in found]


def chairing(session: Session, forum_id: int) -> Sequence[tuple[int, int]]:
    """Return who chairs, as track's id, person's id."""
    found = session.execute(
        select(ForumChair.group_id, ForumChair.person_id)
        .join(ForumPerson, ForumPerson.id == ForumChair.person_id)
        .where(ForumPerson.forum_id == forum_id)
        .order_by(ForumChair.id)
    )
    return [(row.group_id, row.person_id) for row in found]


def chairs(session: Session, forum_id: int) -> dict[int, list[str]]:
    """Return the names of who chairs, by their track's id."""
    named = {one.id: one.name for one in people(session, forum_id)}
    found: dict[int, list[str]] = defaultdict(list)
    for group_id, person_id in chairing(session, forum_id):
        found[group_id].append(named[person_id])
    return {group_id: sorted(names) for group_id, names in found.items()}


def tracks(session: Session, edition_id: int) -> Sequence[Group]:
    """Return an edition's tracks in their order."""
    return session.scalars(
        select(Group)
        .where(Group.edition_id == edition_id, Group.kind == "track", Group.removed_at.is_(None))
        .order_by(Group.position, Group.id)
    ).all()


def track(session: Session, edition_id: int, group_id: int) -> Group | None:
    """Return a track of the edition, with edition and programme."""
    return session.scalar(
        select(Group)
        .where(
            Group.id == group_id,
            Group.edition_id == edition_id,
            Group.kind == "track",
            Group.removed_at.is_(None),
        )
        .options(
            joinedload(Group.edition, innerjoin=True).joinedload(Edition.programme, innerjoin=True)
        )
    )
