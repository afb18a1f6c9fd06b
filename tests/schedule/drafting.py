"""Drafts without a database, for the rules that state them and the words that tell of them."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Row

from app.core.words import Words
from app.schedule.models import USUAL_WEIGHTS
from app.schedule.rules.stating.forum_rows import ForumRows

DAY, HOUR = 1440, 60


def activity(number, title="", **more):
    usual = {
        "uuid": title or f"a{number}",
        "kind": "session",
        "minutes": 60,
        "turnround": 0,
        "size": None,
        "group_id": None,
        "position": 0,
        "needs_space": True,
        "fixed": False,
        "online": False,
        "teams": False,
        "earliest_at": None,
        "latest_at": None,
        "starts_at": None,
        "space_id": None,
        "spaces": [],
        "equipment": [],
        "languages": [],
        "attendances": [],
    }
    return Row(id=number, **{**usual, **more})


def attends(**who):
    usual = {"everyone": False, "region_id": None, "role": None}
    return Row(**{**usual, "participant_id": None, "interpreter_id": None, **who})


def space(number, **more):
    usual = {"venue_id": 1, "kind": "hall", "capacity": None, "booths": 0}
    return Row(id=number, **{**usual, "equipment": [], "hours": [], "blocked": [], **more})


def hours(opens, closes, day=None):
    return Row(opens=opens * HOUR, closes=closes * HOUR, day=day)


def group(number, **more):
    usual = {
        "name": Words(en="Group"),
        "one_space": False,
        "one_day": False,
        "in_order": False,
        "rest": 0,
    }
    return Row(id=number, **{**usual, "after_group_id": None, "gap": 0, **more})


def presence(number, **more):
    usual = {"region_id": None, "participant_id": None, "arrives_at": None, "leaves_at": None}
    zone = {"zone": None, "sociable_from": 8 * HOUR, "sociable_until": 20 * HOUR}
    return Row(id=number, **{**usual, **zone, **more})


def rule(number, kind, *subjects, **more):
    usual = {"weight": None, "minutes": 0, "most": 0, "language": None, "spaces": []}
    gone = {"windows": [], "set_aside_at": None, "removed_at": None}
    return Row(id=number, kind=kind, subjects=subjects, **{**usual, **gone, **more})


def about(side="first", **more):
    usual = {"activity_id": None, "group_id": None, "region_id": None}
    return Row(side=side, **{**usual, "participant_id": None, "role": None, **more})


def draft(*activities, zone="Asia/Tokyo", first=date(2027, 8, 5), last=date(2027, 8, 6), **more):
    usual = {"groups": (), "rules": (), "interpreters": (), "presences": (), "people": ()}
    usual |= {"forum": None}
    return Row(
        edition=Row(zone=zone, starts_on=first, ends_on=last),
        activities=activities,
        **{
            "weights": dict(USUAL_WEIGHTS),
            "spaces": (space(1), space(2, venue_id=2)),
            "travel": {(1, 2): 20},
            **usual,
            **more,
        },
    )


def forum(*talks, blocks=(), rooms=(1, 2), **more):
    """Return a forum: talks are (activity, slots), blocks (start, end, slots) on the clocks."""
    usual = {"suits_from": 0, "suits_until": DAY, "bears_from": 0, "bears_until": DAY}
    return ForumRows(
        forum=Row(**usual, small=1, big=10),
        blocks=[
            Row(id=number, name=f"Block {number}", starts_at=start, ends_at=end, slots=slots)
            for number, (start, end, slots) in enumerate(blocks, 1)
        ],
        room_ids=rooms,
        talks=[
            Row(id=10 * one.id, activity_id=one.id, activity=one, slots=slots, offset_minutes=None)
            for one, slots in talks
        ],
        **{"weights": {}, "people": {}, "attending": (), "chairs": (), **more},
    )


def utc(day, hour, minute=0, month=8, year=2027):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


PEOPLE = [
    Row(id=11, region_id=7, role="coach"),
    Row(id=12, region_id=7, role="athlete"),
    Row(id=13, region_id=7, role="athlete"),
    Row(id=21, region_id=8, role="coach"),
]
