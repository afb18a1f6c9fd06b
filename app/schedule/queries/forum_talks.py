"""Finding which activities are talks of a forum, and who gives and hears them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.schedule.models import Activity, ForumAttendance, ForumPerson, ForumTalk
from app.schedule.queries import forums


class TalkLine(NamedTuple):
    """An activity, its talk if it is one, and the names of those who give it."""

    activity: Activity
    talk: ForumTalk | None
    presenters: Sequence[str]


def talk_lines(session: Session, edition_id: int, search: str, only: str) -> list[TalkLine]:
    """Return an edition's activities with a title, track or presenter that holds the words.

    `only` is "yes" for talks alone, "no" for the others. Five statements.
    """
    forum = forums.standing(session, edition_id)
    talks = {one.activity_id: one for one in forums.talks(session, forum.id)} if forum else {}
    names = {one.id: one.name for one in forums.people(session, forum.id)} if forum else {}
    giving: dict[int, list[str]] = defaultdict(list)
    for talk_id, person_id, part in forums.attending(session, forum.id) if forum else ():
        if part == "presenter":
            giving[talk_id].append(names[person_id])
    activities = session.scalars(
        select(Activity)
        .where(Activity.edition_id == edition_id, Activity.removed_at.is_(None))
        .options(joinedload(Activity.group))
        .order_by(Activity.id)
    )
    lines = (_line(one, talks.get(one.id), giving) for one in activities)
    words = search.casefold().split()
    wanted = {"yes": True, "no": False}.get(only)
    return [
        one
        for one in lines
        if wanted in {None, one.talk is not None} and all(word in _said(one) for word in words)
    ]


def _line(one: Activity, talk: ForumTalk | None, giving: dict[int, list[str]]) -> TalkLine:
    return TalkLine(one, talk, giving.get(talk.id, []) if talk else [])


def _said(line: TalkLine) -> str:
    """Return all that is searched in a line."""
    activity = line.activity
    track = activity.group.name.values() if activity.group else ()
    return " ".join([*activity.title.values(), *track, *line.presenters]).casefold()


def talk_told(
    session: Session, activity_id: int
) -> tuple[ForumTalk | None, Sequence[str], Sequence[str]]:
    """Return a talk with the names of those who give it, and of those who want to hear it."""
    talk = forums.talk(session, activity_id)
    if talk is None:
        return None, (), ()
    found = session.execute(
        select(ForumAttendance.part, ForumPerson.name)
        .join(ForumPerson, ForumPerson.id == ForumAttendance.person_id)
        .where(ForumAttendance.talk_id == talk.id)
        .order_by(ForumAttendance.id)
    ).all()
    presenters = [row.name for row in found if row.part == "presenter"]
    return talk, presenters, [row.name for row in found if row.part == "attendee"]
