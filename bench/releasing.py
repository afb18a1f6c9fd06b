"""A timetable of 200 activities, released to 1,000 people and shown to anyone."""

from datetime import timedelta
from time import perf_counter

from flask import Flask
from sqlalchemy.orm import Session

from app.core import clock
from app.core.db import transaction
from app.core.words import Words
from app.editions.models import Edition
from app.editions.queries import edition_to_show
from app.releases import actions, jobs, queries, rules
from app.releases.actions.releasing import Answers
from app.rosters.loading import fill as people
from app.schedule.models import Activity, Attendance, Group
from app.venues.models import Space, Venue

PEOPLE = 1_000
ACTIVITIES = 200
SPACES = 10
TRACKS = 6
A_DAY = 8
HALF_HOURS = timedelta(minutes=30)


def fill(app: Flask) -> tuple[int, float, float]:
    """Release a timetable of an edition of its own; return its id, and two times in seconds.

    The first is that of the release, the second that of writing all its mails.
    """
    with app.app_context(), transaction() as session:
        edition_id = people(session, people=PEOPLE, editions=1)[0]
        _place(session, edition_id)
    with app.app_context(), transaction() as session:
        began = perf_counter()
        _release(session, edition_id)
    released = perf_counter() - began
    began = perf_counter()
    with app.app_context():
        jobs.tell()
    return edition_id, released, perf_counter() - began


def _place(session: Session, edition_id: int) -> None:
    """Put the activities into spaces, one after the other, eight a day."""
    edition = session.get_one(Edition, edition_id)
    venue = Venue(edition_id=edition_id, name=_words("Congress hall"), address="1-1 Harbour")
    session.add(venue)
    session.flush()
    spaces = [
        Space(edition_id=edition_id, venue_id=venue.id, name=_words(f"Room {number}"), kind="room")
        for number in range(SPACES)
    ]
    groups = [
        Group(edition_id=edition_id, name=_words(f"Track {number}"), kind="track")
        for number in range(TRACKS)
    ]
    session.add_all([*spaces, *groups])
    session.flush()
    now = clock.now()
    for number in range(ACTIVITIES):
        turn, place = divmod(number, SPACES)
        day, slot = divmod(turn, A_DAY)
        made = Activity(
            edition_id=edition_id,
            kind="session",
            title=_words(f"Session {number} about ports"),
            summary=_words("What is planned, who speaks, and what comes of it."),
            minutes=60,
            group_id=groups[number % TRACKS].id,
            starts_at=now + timedelta(days=10 + day) + 2 * slot * HALF_HOURS,
            space_id=spaces[place].id,
            made_at=now,
        )
        made.attendances = [Attendance(everyone=True)] if number % 2 else []
        session.add(made)
    session.flush()
    actions.show_publicly(session, None, edition, public=True)


def _release(session: Session, edition_id: int) -> None:
    """Release what is placed."""
    edition = edition_to_show(session, edition_id)
    assert edition is not None
    draft = queries.draft(queries.activities(session, edition_id))
    answers = Answers(seen=rules.digest(1, draft), note=Words())
    actions.release(session, None, edition, answers)


def _words(text: str) -> Words:
    """Return a text in three languages."""
    return Words(en=text, ja=f"{text} (日本語)", ru=f"{text} (по-русски)")
