"""Numbers, codes and answers when everybody comes at once, on a database that commits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from app.calls.models import CallCode
from app.core import clock
from app.proposals import queries
from app.proposals.models import Proposal
from tests.hostile.test_races import someone
from tests.proposals import making

AT_ONCE = 8
DAY = timedelta(days=1)


@pytest.fixture
def race(live):
    """A call with a coordinator; `drafts` are written and ready to be submitted."""
    with live.app.app_context(), live.transaction() as session:
        now = clock.now()
        world = making.world(session, opens_at=now - DAY, closes_at=now + DAY)
        scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
        region = someone(session, 1, "region_coordinator", **scope)
        drafts = [making.written(session, world, at=now).uuid for _number in range(AT_ONCE)]
        late = making.call(session, world.programme, opens_at=now - 2 * DAY, closes_at=now - DAY)
        making.code(session, late, most_uses=3)
    return SimpleNamespace(
        live=live, region=region, drafts=drafts, late=late.id, toyama=world.toyama.id
    )


def at_once(race, do):
    """Let as many browsers do something at the same moment; return the statuses."""
    start = Barrier(AT_ONCE)

    def one(number):
        client = race.live.client().sign_in(race.region)
        start.wait()
        return do(client, number).status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_each_submission_gets_a_number_of_its_own(race):
    statuses = at_once(
        race, lambda client, number: client.post(f"/proposals/{race.drafts[number]}/submit")
    )
    assert statuses == [303] * AT_ONCE
    with race.live.transaction() as session:
        assert sorted(session.scalars(select(Proposal.number))) == list(range(1, AT_ONCE + 1))


def test_the_same_proposal_is_submitted_once(race):
    path = f"/proposals/{race.drafts[0]}/submit"
    statuses = at_once(race, lambda client, _number: client.post(path))
    assert sorted(statuses) == [303] + [422] * (AT_ONCE - 1)
    with race.live.transaction() as session:
        made = queries.by_uuid(session, race.drafts[0])
        assert [one.number for one in queries.versions(session, made.id)] == [1]


def test_a_code_lets_in_no_more_than_it_says(race):
    told = {"region": race.toyama, "original": "en", "title": "Late", "code": "ACDEF34679"}
    path = f"/calls/{race.late}/proposals/new"
    statuses = at_once(race, lambda client, _number: client.post(path, data=told))
    assert sorted(statuses) == [303] * 3 + [422] * (AT_ONCE - 3)
    with race.live.transaction() as session:
        late = select(func.count()).where(Proposal.call_id == race.late)
        assert (session.scalar(late), session.scalar(select(CallCode.used))) == (3, 3)
