"""Timetables in the world: a venue, activity, group, requirement and interpreter, twice."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.core import clock
from app.core.words import Words
from app.projects.models import AgendaItem
from app.schedule.models import (
    Activity,
    Attendance,
    ForumBlock,
    ForumPlan,
    Group,
    Interpreter,
    Presence,
    Rule,
    RuleSubject,
    Run,
)
from app.venues.models import Blocked, Space, Venue
from tests.matrix.world import World

DAY = timedelta(days=1)


def timetable_all(session: Session, world: World) -> None:
    """Plan a little in an edition of each programme."""
    for told in (world.own, world.other):
        _places(session, told)
        _plans(session, told)


def _places(session: Session, told: dict[str, Any]) -> None:
    """Make a venue with a space that is blocked for a day."""
    now, edition = clock.now(), {"edition_id": told["edition_id"]}
    venue = Venue(**edition, name=Words(en="Harbour"), position=1)
    session.add(venue)
    session.flush()
    space = Space(**edition, venue_id=venue.id, name=Words(en="Quay"), kind="hall")
    session.add(space)
    session.flush()
    blocked = Blocked(
        space_id=space.id, starts_at=now + 9 * DAY, ends_at=now + 10 * DAY, reason="Rain"
    )
    session.add(blocked)
    session.flush()
    told["venue_id"], told["space_id"], told["blocked_id"] = venue.id, space.id, blocked.id


def _plans(session: Session, told: dict[str, Any]) -> None:
    """Make an activity in a group, with a requirement, an interpreter and a presence."""
    now, edition = clock.now(), {"edition_id": told["edition_id"]}
    group = Group(**edition, name=Words(en="First day"), kind="day")
    interpreter = Interpreter(**edition, name="Interpreter of the world")
    presence = Presence(**edition, region_id=told["region_id"], arrives_at=now + 8 * DAY)
    session.add_all([group, interpreter, presence])
    session.flush()
    activity = Activity(
        **edition,
        kind="session",
        title=Words(en="Talks about ports"),
        minutes=60,
        group_id=group.id,
        batch=str(uuid4()),
        made_at=now,
    )
    activity.attendances = [Attendance(region_id=told["region_id"])]
    session.add(activity)
    session.flush()
    rule = Rule(**edition, kind="same-day", weight=10)
    rule.subjects = [RuleSubject(group_id=group.id)]
    session.add(rule)
    session.flush()
    told["activity_uuid"], told["group_id"] = activity.uuid, group.id
    told["batch"] = activity.batch
    told["track_id"], told["block_id"] = _forum(session, told)
    told["rule_id"], told["interpreter_id"] = rule.id, interpreter.id
    told["presence_id"] = presence.id
    _searches(session, told)
    _waits(session, told)


def _forum(session: Session, told: dict[str, Any]) -> tuple[int, int]:
    """Begin a forum with a track and a block."""
    now, edition = clock.now(), {"edition_id": told["edition_id"]}
    track, plan = Group(**edition, name=Words(en="Rivers"), kind="track"), ForumPlan(**edition)
    session.add_all([track, plan])
    session.flush()
    times = {"starts_at": now + 9 * DAY, "ends_at": now + 9 * DAY + timedelta(hours=1)}
    block = ForumBlock(forum_id=plan.id, name="Morning", slots=2, **times)
    session.add(block)
    session.flush()
    return track.id, block.id


def _searches(session: Session, told: dict[str, Any]) -> None:
    """Let a search be over."""
    now, uuid = clock.now(), str(uuid4())
    session.add(
        Run(
            uuid=uuid,
            edition_id=told["edition_id"],
            state="stopped",
            asked_at=now,
            made_by_id=None,
            asked={"everything": True, "gives_way": [], "movable": None},
            problem=None,
            before=None,
            origin=now,
            board_number=0,
            seconds=10,
            ended_at=now,
        )
    )
    session.flush()
    told["run_uuid"] = uuid


def _waits(session: Session, told: dict[str, Any]) -> None:
    """Let an accepted item wait for the timetable."""
    item = AgendaItem(
        edition_id=told["edition_id"],
        kind="agenda-item",
        title=Words(en="Item of the world"),
        summary=Words(),
        made_at=clock.now(),
    )
    session.add(item)
    session.flush()
    told["item_id"] = item.id
