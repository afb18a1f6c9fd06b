"""Coordinators change an edition while people enter, and open the same turn's edition at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from app.accounts.models import Grant, User
from app.core import clock
from app.editions.models import Edition, Place
from app.registration.models import Participant
from app.turns.actions import opening
from app.turns.models import Turn, TurnEvent
from tests.editions import making
from tests.registration.test_races import unguard, without_the_wall
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


def together(race, change, before=EACH):
    """Let people be entered while `change(client)` runs; return both sides' statuses.

    Each thread enters `before` people without waiting, and the others once the change is made.
    """
    start, changed = Barrier(ENTERING + 1), Event()

    def enter(number):
        client = race.live.client().sign_in(race.region)
        start.wait()
        statuses = []
        for place in range(EACH):
            if place >= before:
                changed.wait()
            sent = answers(native_given="太" * (1 + number))
            statuses.append(client.post(race.enter, data=sent, checked=False).status_code)
        return statuses

    def work():
        client = race.live.client().sign_in(race.programme)
        start.wait()
        try:
            return change(client)
        finally:
            changed.set()

    with ThreadPoolExecutor(ENTERING + 1) as pool:
        working = pool.submit(work)
        entered = [status for many in pool.map(enter, range(ENTERING)) for status in many]
        return entered, working.result()


def sinking(race, *limits):
    """Return what sets one limit after the other."""
    told = {"athlete_offered": "y", "coach_offered": "y"}
    ways = [told | {"athlete_per_region": n, "athlete_overall": n} for n in limits]
    path = f"{race.path}/limits"
    return lambda client: [client.post(path, data=one, checked=False).status_code for one in ways]


def counted(race):
    """Return how many people there are, and each counter with its limit."""
    with race.live.transaction() as session:
        people = session.scalar(select(func.count(Participant.id)))
        return people, session.execute(select(Place.taken, Place.capacity)).all()


def passed(rows):
    return [row for row in rows if row.capacity is not None and row.taken > row.capacity]


def test_limits_that_sink_while_people_enter_are_never_passed(race):
    entered, sunk = together(race, sinking(race, 30, 12, 6, 20, 3))
    assert set(entered) <= {303, 422, 409}
    assert set(sunk) <= {303, 422, 409}
    assert 303 in sunk
    people, rows = counted(race)
    assert passed(rows) == []
    assert people == entered.count(303) == max(row.taken for row in rows)


LOW = 12


def test_a_limit_that_sank_in_between_holds_for_everybody_after_it(race):
    entered, sunk = together(race, sinking(race, LOW), before=1)
    people, rows = counted(race)
    assert sunk == [303]
    assert passed(rows) == []
    assert people == entered.count(303) == LOW


def test_without_the_guard_more_enter_than_the_limit_that_sank(race, monkeypatch):
    unguard(monkeypatch)
    with race.live.engine.begin() as connection:
        without_the_wall(connection)
    entered, sunk = together(race, sinking(race, LOW), before=1)
    people, rows = counted(race)
    assert sunk == [303]
    assert passed(rows)
    assert people == entered.count(303) == ENTERING * EACH


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


@pytest.fixture
def opened(live):
    """Let four coordinators open a turn's edition at once, twice each; return all answers."""
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
    told = {"year": 2030, "zone": "Asia/Tokyo", "mode": "on-site"}
    told |= {"version": version, "invitees": list(world.ids.values()), "athlete_offered": "y"}
    told |= {"host": world.ids["jp-16"]}

    def race(numbers):
        start = Barrier(len(clients))

        def send(place):
            start.wait()
            form = {**told, "number": numbers[place % len(numbers)]}
            return [clients[place].post(path, data=form, checked=False) for _ in range(2)]

        with ThreadPoolExecutor(len(clients)) as pool:
            return [one for both in pool.map(send, range(len(clients))) for one in both]

    return race


def editions_of_2030(live):
    with live.transaction() as session:
        editions = session.scalar(select(func.count(Edition.id)).where(Edition.year == 2030))
        return editions, session.scalars(select(TurnEvent.what)).all()


# No two numbers are the same: the database's own rule about them must not be what helps.
NUMBERS = ("30", "31", "32", "33")


@pytest.mark.parametrize("numbers", [NUMBERS, NUMBERS[:1]])
def test_two_who_open_a_turns_edition_open_one(live, opened, numbers):
    answered = opened(numbers)
    assert {one.status_code for one in answered} <= {303, 409}
    assert len({one.location for one in answered if one.status_code == 303}) == 1
    assert editions_of_2030(live) == (1, ["opened"])


def test_without_the_guard_they_open_several(live, opened, monkeypatch):
    monkeypatch.setattr(opening, "claim", lambda *_given: True)
    # Unguarded, whoever comes after the first commit opens one more, under a number of their own.
    answered = opened(NUMBERS)
    editions, events = editions_of_2030(live)
    assert editions > 1
    assert len({one.location for one in answered if one.status_code == 303}) == editions
    assert events == ["opened"] * editions


def test_without_the_guard_one_number_is_still_given_once(live, opened, monkeypatch):
    monkeypatch.setattr(opening, "claim", lambda *_given: True)
    answered = opened(NUMBERS[:1])
    assert sorted({one.status_code for one in answered}) in ([303, 422], [303, 409, 422])
    assert editions_of_2030(live) == (1, ["opened"])
