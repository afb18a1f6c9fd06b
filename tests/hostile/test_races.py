"""Coordinators change an edition while people enter, and open the same turn's edition at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from app.accounts.models import Grant, User
from app.core import clock
from app.editions.models import Edition, Place
from app.registration.models import Participant
from app.turns.models import Turn, TurnEvent
from tests.editions import making
from tests.registration.test_routes import answers
from tests.turns.conftest import make_world

ENTERING, EACH = 5, 5


def someone(session, number, role, **scope):
    user = User(email=f"c{number}@example.org", name="C", created_at=clock.now())
    session.add(user)
    session.flush()
    session.add(Grant(user_id=user.id, role=role, granted_at=clock.now(), **scope))
    return user


@pytest.fixture
def race(live):
    """An edition with many places, the coordinator of a region, and the programme's."""
    with live.transaction() as session:
        made = making.world(session, limited=making.limits(per_region=60, overall=60))
        made.edition.registration_opens_at = made.edition.registration_closes_at = None
        own = {"programme_id": made.programme.id}
        region = someone(session, 1, "region_coordinator", region_id=made.toyama.id, **own)
        programme = someone(session, 2, "programme_coordinator", **own)
        enter = f"{made.path}/delegations/{made.toyama.code}/people/new"
    return SimpleNamespace(
        live=live, region=region, programme=programme, enter=enter, path=made.path
    )


def together(race, change):
    """Let people be entered while `change(client)` runs; return both sides' statuses."""
    start = Barrier(ENTERING + 1)

    def enter(number):
        client = race.live.client().sign_in(race.region)
        start.wait()
        sent = [answers(native_given="太" * (1 + number)) for _ in range(EACH)]
        return [client.post(race.enter, data=one, checked=False).status_code for one in sent]

    def work():
        client = race.live.client().sign_in(race.programme)
        start.wait()
        return change(client)

    with ThreadPoolExecutor(ENTERING + 1) as pool:
        working = pool.submit(work)
        entered = [status for many in pool.map(enter, range(ENTERING)) for status in many]
        return entered, working.result()


def test_limits_that_sink_while_people_enter_are_never_passed(race):
    def sink(client):
        told = {"athlete_offered": "y", "coach_offered": "y"}
        ways = [told | {"athlete_per_region": n, "athlete_overall": n} for n in (30, 12, 6, 20, 3)]
        path = f"{race.path}/limits"
        return [client.post(path, data=one, checked=False).status_code for one in ways]

    entered, sunk = together(race, sink)
    assert set(entered) <= {303, 422, 409}
    assert set(sunk) <= {303, 422, 409}
    assert 303 in sunk
    with race.live.transaction() as session:
        people = session.scalar(select(func.count(Participant.id)))
        rows = session.execute(select(Place.taken, Place.capacity)).all()
    assert all(row.capacity is None or row.taken <= row.capacity for row in rows)
    assert people == entered.count(303) == max(row.taken for row in rows)


def test_nobody_enters_after_registration_was_closed(race):
    at_closing = []

    def close(client):
        status = client.post(f"{race.path}/registration/close", checked=False).status_code
        with race.live.transaction() as session:
            at_closing.append(session.scalar(select(func.count(Participant.id))))
        return status

    entered, closed = together(race, close)
    assert closed == 303
    assert set(entered) <= {303, 422, 409}
    with race.live.transaction() as session:
        people = session.scalar(select(func.count(Participant.id)))
    assert people == entered.count(303) == at_closing[0]


def test_two_who_open_a_turns_edition_open_one(live):
    with live.app.extensions["sessions"]() as session:
        world = make_world(session)
        own = {"programme_id": world.programme.id}
        users = [someone(session, n, "programme_coordinator", **own) for n in range(4)]
        turn = Turn(year=2030, region_id=world.ids["jp-16"], state="accepted", **own)
        session.add(turn)
        session.flush()
        path, version = f"/turns/{turn.id}/open", turn.version
        session.commit()
    clients = [live.client().sign_in(user) for user in users]
    start = Barrier(len(clients))
    told = {"year": 2030, "number": "30", "zone": "Asia/Tokyo", "mode": "on-site"}
    told |= {"version": version, "invitees": list(world.ids.values()), "athlete_offered": "y"}
    told |= {"host": world.ids["jp-16"]}

    def send(client):
        start.wait()
        return client.post(path, data=told, checked=False)

    with ThreadPoolExecutor(len(clients)) as pool:
        answered = list(pool.map(send, clients))
    assert {one.status_code for one in answered} <= {303, 409}
    assert len({one.location for one in answered if one.status_code == 303}) == 1
    with live.transaction() as session:
        assert session.scalar(select(func.count(Edition.id)).where(Edition.year == 2030)) == 1
        assert session.scalars(select(TurnEvent.what)).all() == ["opened"]
