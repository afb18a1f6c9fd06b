"""Voting when everybody comes at once, on a database that commits."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from app.ballots import actions, queries
from app.ballots.models import Ballot, Elector
from app.core import clock
from tests.ballots.conftest import plan, votes_of_few
from tests.hostile.test_races import someone
from tests.intentions import making
from tests.requests.test_races import AT_ONCE, at_once

HOUR = timedelta(hours=1)


def build(live, *, secret):
    """Open a vote that runs now, and return who votes in it."""
    with live.app.app_context(), live.transaction() as session:
        made = making.world(session)
        votes_of_few(0)
        now = clock.now()
        planned = plan(made.proposals, secret=secret, opens_at=now - HOUR, closes_at=now + HOUR)
        number = actions.prepare(session, None, made.call, planned).id
        session.flush()
        session.expire_all()
        actions.open_poll(session, None, queries.poll(session, number))
        scope = {"programme_id": made.programme.id}
        people = [
            someone(session, place, "region_coordinator", region_id=region.id, **scope)
            for place, region in enumerate(made.regions)
        ]
        codes = [region.code for region in made.regions]
    return SimpleNamespace(live=live, number=number, people=people, codes=codes)


BODY = {"vote_1": "for", "vote_2": "against", "sure": "y"}


def vote(race):
    """Vote for one region in many windows at once; return statuses, ballots and turnout."""
    path = f"/polls/{race.number}/regions/{race.codes[0]}"
    sent = at_once(race.people[:1], race.live, path, [BODY] * AT_ONCE)
    with race.live.transaction() as session:
        ballots = session.scalar(select(func.count(Ballot.id)))
        turnout = session.scalar(select(func.sum(Elector.ballots)))
    return Counter(one.status_code for one in sent), ballots, turnout


@pytest.mark.parametrize("secret", [True, False])
def test_eight_votes_of_one_region_at_once_leave_one_ballot(live, secret):
    statuses, ballots, turnout = vote(build(live, secret=secret))
    assert (ballots, turnout) == (1, 1)
    assert statuses == ({303: 1, 422: AT_ONCE - 1} if secret else {303: AT_ONCE})


def test_without_the_look_at_the_elector_the_database_refuses_the_second(live, monkeypatch):
    """The control: the rule is left out, and only the constraint is in the way."""
    monkeypatch.setattr(Elector, "voted", False)
    statuses, ballots, turnout = vote(build(live, secret=True))
    assert (ballots, turnout) == (1, 1)
    assert statuses == {303: 1, 409: AT_ONCE - 1}


def test_regions_that_vote_at_once_lose_no_ballot(live):
    race = build(live, secret=True)
    start = Barrier(len(race.codes))

    def send(place):
        client = race.live.client().sign_in(race.people[place])
        start.wait()
        path = f"/polls/{race.number}/regions/{race.codes[place]}"
        return client.post(path, data=BODY, checked=False).status_code

    with ThreadPoolExecutor(len(race.codes)) as pool:
        assert list(pool.map(send, range(len(race.codes)))) == [303] * len(race.codes)
    with race.live.transaction() as session:
        assert session.scalar(select(func.count(Ballot.id))) == len(race.codes)
        assert session.scalar(select(func.sum(Elector.ballots))) == len(race.codes)
