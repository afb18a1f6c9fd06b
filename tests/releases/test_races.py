"""Everybody at once, on a database that commits: places, and releases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from app.core import clock
from app.core.db import transaction
from app.core.words import Words
from app.editions.queries import edition_to_show
from app.registration.models import Delegation, Participant
from app.releases import actions, queries, rules
from app.releases.actions.releasing import Answers
from app.releases.errors import NoPlaceLeft
from app.releases.models import ProgrammeLink, Release, ReleaseEntry, SignUp
from app.schedule.models import Activity
from tests.schedule import making

WANT, PLACES, AT_ONCE = 40, 5, 8


@pytest.fixture
def crowd(live):
    """Forty people, and an activity of tomorrow with five places, released."""
    with live.app.app_context(), live.transaction() as session:
        made = making.timetable(session)
        region, activity = made.toyama, made.others[3]
        activity.places, activity.starts_at = PLACES, clock.now() + timedelta(days=1)
        sent = Delegation(edition_id=made.edition.id, region_id=region.id)
        session.add(sent)
        session.flush()
        people = [person(sent, number) for number in range(WANT)]
        session.add_all(people)
        session.flush()
        edition = edition_to_show(session, made.edition.id)
        return SimpleNamespace(
            live=live,
            edition_id=edition.id,
            activity_id=activity.id,
            people=[one.id for one in people],
            seen=rules.digest(1, queries.draft(queries.activities(session, edition.id))),
        )


def person(sent, number):
    return Participant(
        delegation_id=sent.id,
        edition_id=sent.edition_id,
        region_id=sent.region_id,
        role="athlete",
        name_order="single",
        native_given=f"Athlete {number}",
        search_key="",
        sort_key=f"{number:03}",
        submission=f"{number:036}",
        entered_at=clock.now(),
    )


def release(crowd):
    """Release what was seen; returns the number."""
    with crowd.live.app.app_context(), transaction() as session:
        edition = edition_to_show(session, crowd.edition_id)
        answers = Answers(seen=crowd.seen, note=Words())
        return actions.release(session, None, edition, answers).number


def at_once(crowd):
    """Let everybody want a place at the same moment; returns who got one."""
    start = Barrier(AT_ONCE)

    def want(some):
        got = []
        start.wait()
        for number in some:
            try:
                with crowd.live.app.app_context(), transaction() as session:
                    edition = edition_to_show(session, crowd.edition_id)
                    who = session.get_one(Participant, number)
                    activity = session.get_one(Activity, crowd.activity_id)
                    actions.sign_up(session, None, edition, who, activity)
                    got.append(number)
            except NoPlaceLeft:
                continue
        return got

    shares = [crowd.people[place::AT_ONCE] for place in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [one for got in pool.map(want, shares) for one in got]


def stored(crowd):
    with crowd.live.transaction() as session:
        taken = session.scalar(select(Activity.taken).where(Activity.id == crowd.activity_id))
        return taken, session.scalar(select(func.count()).select_from(SignUp))


def test_forty_want_five_places_and_five_get_them(crowd):
    release(crowd)
    got = at_once(crowd)
    assert len(got) == PLACES
    assert stored(crowd) == (PLACES, PLACES)


def test_without_the_count_more_would_get_one(crowd, monkeypatch):
    release(crowd)
    monkeypatch.setattr(queries, "take_place", lambda *_: True)
    assert len(at_once(crowd)) == WANT


def test_a_release_by_several_at_once_is_one(crowd):
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda _: release(crowd), range(4)))
    assert numbers == [1] * 4
    with crowd.live.transaction() as session:
        assert session.scalar(select(func.count()).select_from(Release)) == 1
        assert session.scalar(select(func.count()).select_from(ReleaseEntry)) == 1


def renew(crowd):
    """Make a link for one of the people."""
    with crowd.live.app.app_context(), transaction() as session:
        edition = edition_to_show(session, crowd.edition_id)
        return actions.renew(session, None, edition, participant_id=crowd.people[0])


def test_of_links_made_at_once_the_last_stays(crowd):
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: renew(crowd), range(4)))) == 4
    with crowd.live.transaction() as session:
        live = select(func.count()).where(ProgrammeLink.ended_at.is_(None))
        assert session.scalar(live) == 1
