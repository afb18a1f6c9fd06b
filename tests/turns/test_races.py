"""Two people at the same moment: one is first, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from app.accounts.models import Grant, User
from app.turns.models import Turn, TurnEvent
from tests.turns.conftest import NOON, make_world

AT_ONCE = 6


@pytest.fixture
def crowd(live):
    """Sign several coordinators in, each in a browser of their own."""
    with live.app.extensions["sessions"]() as session:
        world = make_world(session)
        users = []
        for number in range(AT_ONCE):
            user = User(email=f"c{number}@example.org", name=f"C {number}", created_at=NOON)
            session.add(user)
            session.flush()
            grant = {"role": "programme_coordinator", "programme_id": world.programme.id}
            session.add(Grant(user_id=user.id, granted_at=NOON, **grant))
            users.append(user)
        session.commit()
        return world.ids, [live.client().sign_in(user) for user in users]


def at_once(clients, send):
    """Let every client send at the same moment; returns the answers' statuses."""
    barrier = Barrier(len(clients))

    def one(pair):
        barrier.wait()
        return send(*pair).status_code

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(one, enumerate(clients)))


def test_a_year_is_offered_once(live, crowd):
    ids, clients = crowd
    codes = list(ids)

    def send(number, client):
        region = ids[codes[number % len(codes)]]
        data = {"year": 2030, "region": region, "reason": "Because."}
        return client.post("/programmes/coast-games/turns/offer", data=data)

    statuses = at_once(clients, send)
    assert set(statuses) <= {303, 422, 409}
    with live.transaction() as session:
        assert len(session.scalars(select(Turn)).all()) == 1
        assert session.scalars(select(TurnEvent.what)).all() == ["offered"]


def test_a_turn_is_answered_once(live, crowd):
    ids, clients = crowd
    with live.transaction() as session:
        programme_id = session.scalars(select(Grant.programme_id)).first()
        turn = Turn(programme_id=programme_id, year=2030, region_id=ids["jp-16"])
        session.add(turn)
        session.flush()
        path, version = f"/turns/{turn.id}", turn.version

    def send(number, client):
        step = "accept" if number % 2 else "withdraw"
        return client.post(f"{path}/{step}", data={"version": version, "reason": "Because."})

    assert set(at_once(clients, send)) == {303, 409}
    with live.transaction() as session:
        assert len(session.scalars(select(TurnEvent)).all()) == 1
