"""Releases in the world: one of each programme, shown to anyone, with a place taken and links."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.core import clock, sealing
from app.core.words import Words
from app.releases.models import ProgrammeLink, Release, ReleaseEntry, Shown, SignUp
from app.schedule.models import Activity
from tests.matrix.world import World

DAY = timedelta(days=1)


def release_all(session: Session, world: World) -> None:
    """Release a little of an edition of each programme."""
    for told in (world.own, world.other):
        _release(session, told)


def _release(session: Session, told: dict[str, Any]) -> None:
    """Release an activity with places, of which one is taken, and hand out a link."""
    now, edition_id = clock.now(), told["edition_id"]
    activity = Activity(
        edition_id=edition_id,
        kind="visit",
        title=Words(en="To the lighthouse"),
        minutes=90,
        needs_space=False,
        places=9,
        taken=1,
        starts_at=now + 9 * DAY,
        made_at=now,
    )
    release = Release(edition_id=edition_id, number=1, at=now, zone="Asia/Tokyo", seen="0" * 64)
    secret = sealing.token()
    link = ProgrammeLink(
        edition_id=edition_id,
        token_hash=sealing.digest(secret),
        interpreter_id=told["interpreter_id"],
        made_at=now,
    )
    session.add_all([activity, release, link, Shown(edition_id=edition_id, public=True)])
    session.flush()
    session.add(_entry(release, activity))
    place = SignUp(activity_id=activity.id, participant_id=told["participant_id"], at=now)
    session.add(place)
    session.flush()
    told["sign_up_id"], told["limited_uuid"] = place.id, activity.uuid
    told["programme_token"] = secret


def _entry(release: Release, activity: Activity) -> ReleaseEntry:
    """Return what a release kept of an activity that has moved since."""
    assert activity.starts_at is not None
    start = activity.starts_at - timedelta(hours=2)
    return ReleaseEntry(
        release_id=release.id,
        key=activity.uuid,
        sequence=1,
        kind=activity.kind,
        title=activity.title,
        summary=Words(),
        starts_at=start,
        ends_at=start + timedelta(minutes=activity.minutes),
        space_id=None,
        space=Words(),
        venue=Words(),
        venue_address="",
        group=Words(),
        parties=[],
        languages=[],
        online=False,
        public=True,
        limited=True,
    )
