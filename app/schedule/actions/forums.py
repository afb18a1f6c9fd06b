"""What planners say of a forum by hand: its blocks, rooms, weights and hours."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from uuid import uuid4

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition
from app.schedule.actions.putting import hold
from app.schedule.actions.saving import rewrite, save, write
from app.schedule.models import (
    ForumBlock,
    ForumPlan,
    ForumRoom,
    ForumWeight,
)
from app.schedule.queries import forums
from app.schedule.rules.forum_weights import USUAL_COUNTS
from app.schedule.rules.forums import BlockFacts, HoursFacts, check_block


def ensure(session: Session, edition: Edition) -> ForumPlan:
    """Return the edition's forum, made when something is first said of it, with usual weights."""
    hold(session, edition)
    found = forums.standing(session, edition.id)
    if found is None:
        found = ForumPlan(edition_id=edition.id, batch=str(uuid4()))
        session.add(found)
        session.flush()
        rows = [{"forum_id": found.id, "name": n, "weight": w} for n, w in USUAL_COUNTS.items()]
        session.execute(insert(ForumWeight), rows)
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
