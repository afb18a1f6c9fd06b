"""What planners say by hand of a forum's talks: their slots, who speaks, attends and chairs."""

from collections.abc import Sequence

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.core.folding import folded
from app.core.languages import language
from app.editions.models import Edition
from app.schedule.actions.forums import ensure
from app.schedule.actions.saving import write
from app.schedule.models import (
    Activity,
    ForumAttendance,
    ForumChair,
    ForumPenalty,
    ForumPerson,
    ForumPlan,
    ForumTalk,
    Group,
)
from app.schedule.queries import forums, speakers
from app.schedule.rules.forums import TalkFacts


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
