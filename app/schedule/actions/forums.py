"""What planners say of a forum by hand: blocks, rooms, chairs, weights, hours and talks."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from uuid import uuid4

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.core import clock
from app.core.folding import folded
from app.core.languages import language
from app.editions.models import Edition
from app.schedule.actions.bringing import bring_in
from app.schedule.actions.putting import hold
from app.schedule.actions.saving import rewrite, save, write
from app.schedule.models import (
    Activity,
    ForumAttendance,
    ForumBlock,
    ForumChair,
    ForumPenalty,
    ForumPerson,
    ForumPlan,
    ForumRoom,
    ForumTalk,
    ForumWeight,
    Group,
)
from app.schedule.queries import forums, speakers
from app.schedule.rules.forums import BlockFacts, HoursFacts, TalkFacts, check_block

__all__ = [
    "add_block",
    "bring_in",
    "change_block",
    "ensure",
    "remove_block",
    "set_chairs",
    "set_hours",
    "set_rooms",
    "set_talk",
    "set_weights",
]


def ensure(session: Session, edition: Edition) -> ForumPlan:
    """Return the edition's forum, made when something is first said of it."""
    hold(session, edition)
    found = forums.standing(session, edition.id)
    if found is None:
        found = ForumPlan(edition_id=edition.id, batch=str(uuid4()))
        session.add(found)
        session.flush()
    return found


def add_block(
    session: Session, actor_id: int | None, edition: Edition, facts: BlockFacts
) -> ForumBlock:
    """Add a block; raises BlockReversed, BlockTooShort and BlocksOverlap."""
    forum = ensure(session, edition)
    check_block(facts, forums.blocks(session, forum.id))
    made = ForumBlock(forum_id=forum.id, **asdict(facts))
    session.add(made)
    session.flush()
    write(session, actor_id, "forum.block_added", edition, made, name=made.name)
    return made


def change_block(
    session: Session, actor_id: int | None, block: ForumBlock, facts: BlockFacts
) -> None:
    """Change a block; raises what `add_block` refuses, and Stale.

    Talks that are placed stay where they are: the warnings tell which stand at no slot's beginning.
    """
    others = [one for one in forums.blocks(session, block.forum_id) if one.id != block.id]
    check_block(facts, others)
    changed = rewrite(block, asdict(facts))
    save(session)
    if changed:
        write(session, actor_id, "forum.block_changed", block.edition, block, name=block.name)


def remove_block(
    session: Session, actor_id: int | None, block: ForumBlock, *, back: bool = False
) -> None:
    """Remove a block, or put it back with its penalties; raises BlocksOverlap."""
    if (block.removed_at is None) == back:
        return
    if back:
        facts = {name: getattr(block, name) for name in BlockFacts.__dataclass_fields__}
        check_block(BlockFacts(**facts), forums.blocks(session, block.forum_id))
    block.removed_at = None if back else clock.now()
    save(session)
    action = "forum.block_restored" if back else "forum.block_removed"
    write(session, actor_id, action, block.edition, block, name=block.name)


def set_weights(
    session: Session, actor_id: int | None, edition: Edition, weights: Mapping[str, int]
) -> None:
    """Say how much counts weigh, by their name in FORUM_COUNTS; the others stay."""
    forum = ensure(session, edition)
    known = forums.weights(session, forum.id)
    new = {name: weight for name, weight in weights.items() if known[name] != weight}
    if not new:
        return
    session.execute(
        delete(ForumWeight).where(ForumWeight.forum_id == forum.id, ForumWeight.name.in_(new))
    )
    session.execute(
        insert(ForumWeight),
        [{"forum_id": forum.id, "name": name, "weight": weight} for name, weight in new.items()],
    )
    write(session, actor_id, "forum.weights_set", edition, forum, weights=new)


def set_hours(session: Session, actor_id: int | None, edition: Edition, facts: HoursFacts) -> None:
    """Say which hours suit speakers in other zones, and what the others cost; raises Stale."""
    forum = ensure(session, edition)
    changed = rewrite(forum, asdict(facts))
    save(session)
    if changed:
        write(session, actor_id, "forum.hours_set", edition, forum)


def set_rooms(
    session: Session, actor_id: int | None, edition: Edition, space_ids: Sequence[int]
) -> None:
    """Say which of the edition's spaces talks may be in, in their order."""
    forum = ensure(session, edition)
    if [one.id for one in forums.rooms(session, forum.id)] == list(space_ids):
        return
    session.execute(delete(ForumRoom).where(ForumRoom.forum_id == forum.id))
    rows = [
        {"forum_id": forum.id, "space_id": one, "position": n} for n, one in enumerate(space_ids)
    ]
    if rows:
        session.execute(insert(ForumRoom), rows)
    write(session, actor_id, "forum.rooms_set", edition, forum, spaces=len(rows))


def set_chairs(
    session: Session, actor_id: int | None, edition: Edition, track: Group, names: Sequence[str]
) -> None:
    """Say who chairs a track, by name; nobody is told twice."""
    forum = ensure(session, edition)
    wanted = _people(session, forum, names)
    known = {person for group_id, person in forums.chairing(session, forum.id)
             if group_id == track.id}  # fmt: skip
    if set(wanted) == known:
        return
    session.execute(delete(ForumChair).where(ForumChair.group_id == track.id))
    if wanted:
        rows = [{"group_id": track.id, "person_id": one} for one in wanted]
        session.execute(insert(ForumChair), rows)
    _forget_unused(session, forum)
    name = track.name.best(language())
    write(session, actor_id, "forum.chairs_set", edition, track, name=name)


def set_talk(
    session: Session, actor_id: int | None, activity: Activity, facts: TalkFacts | None
) -> None:
    """Make an activity a talk of its edition's forum, or change it; None: a talk no longer.

    The activity must have its edition loaded. Its length on the board stays until it is placed.
    """
    forum = ensure(session, activity.edition)
    talk = forums.talk(session, activity.id)
    if talk is not None:
        session.execute(delete(ForumAttendance).where(ForumAttendance.talk_id == talk.id))
    if facts is None:
        _unmake(session, talk)
    else:
        _say(session, forum, activity, talk, facts)
    _forget_unused(session, forum)
    title = activity.title.best(language())
    write(session, actor_id, "forum.talk_set", activity.edition, activity, title=title)


def _unmake(session: Session, talk: ForumTalk | None) -> None:
    """Delete what makes an activity a talk."""
    if talk is not None:
        session.execute(delete(ForumPenalty).where(ForumPenalty.talk_id == talk.id))
        session.delete(talk)
        session.flush()


def _say(
    session: Session,
    forum: ForumPlan,
    activity: Activity,
    talk: ForumTalk | None,
    facts: TalkFacts,
) -> None:
    """Write what is told about a talk, and who speaks and hears it."""
    if talk is None:
        reference = activity.title.best(language())[:200]
        talk = ForumTalk(forum_id=forum.id, activity_id=activity.id, reference=reference)
        session.add(talk)
    talk.slots, talk.offset_minutes = facts.slots, facts.offset_minutes
    session.flush()
    rows = [
        {"talk_id": talk.id, "person_id": person, "part": part}
        for part, names in (("presenter", facts.presenters), ("attendee", facts.attendees))
        for person in _people(session, forum, names)
    ]
    if rows:
        session.execute(insert(ForumAttendance), rows)


def _people(session: Session, forum: ForumPlan, names: Sequence[str]) -> list[int]:
    """Return the ids of people by their names, those added who are not known yet."""
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not wanted:
        return []
    known = {one.name: one for one in forums.people(session, forum.id)}
    entered = speakers.entered(session, forum.edition_id)
    for name in wanted:
        if name not in known:
            participant_id = entered.get(folded(name))
            known[name] = ForumPerson(forum_id=forum.id, name=name, participant_id=participant_id)
            session.add(known[name])
    session.flush()
    return [known[name].id for name in wanted]


def _forget_unused(session: Session, forum: ForumPlan) -> None:
    """Delete the names of those who neither speak nor attend nor chair any more."""
    used = {person for _, person in forums.chairing(session, forum.id)}
    used |= {person for _, person, _ in forums.attending(session, forum.id)}
    for one in forums.people(session, forum.id):
        if one.id not in used:
            session.delete(one)
    session.flush()
