"""Limits hold and repeats are harmless when everybody comes at once, on a database that commits."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select, text, true

from app.accounts.models import Grant, User
from app.core import clock
from app.editions.actions import taking
from app.editions.models import Place
from app.registration.models import Participant
from tests.editions import making
from tests.registration.test_routes import answers

PEOPLE, PLACES, AT_ONCE = 400, 50, 16
# The controls show the same with fewer.
ENOUGH = 80


def unguard(monkeypatch):
    """Let every counter rise, whatever its limit."""
    monkeypatch.setattr(taking, "_OF_ROLE", taking._of_role(true()))
    monkeypatch.setattr(taking, "_ONE", taking._one(true()))


@pytest.fixture
def race(live):
    """An edition with 50 places for athletes in all, and the coordinators of two regions."""
    with live.transaction() as session:
        limited = making.limits(per_region=None, overall=PLACES)
        made = making.world(session, limited=limited)
        made.edition.registration_opens_at = made.edition.registration_closes_at = None
        users = []
        for number, region in enumerate((made.toyama, made.gangwon)):
            user = User(email=f"c{number}@example.org", name="C", created_at=clock.now())
            session.add(user)
            session.flush()
            scope = {"programme_id": made.programme.id, "region_id": region.id}
            session.add(
                Grant(user_id=user.id, role="region_coordinator", granted_at=clock.now(), **scope)
            )
            users.append(user)
        paths = [
            f"{made.path}/delegations/{region.code}/people/new"
            for region in (made.toyama, made.gangwon)
        ]
        edition_id = made.edition.id
    return SimpleNamespace(live=live, users=users, paths=paths, edition_id=edition_id)


def browsers(race, many):
    """Return browsers, by turns of one region and of the other, each with its region's address."""
    return [
        (race.live.client().sign_in(race.users[number % 2]), race.paths[number % 2])
        for number in range(many)
    ]


def run(race, sendings):
    """Send everything at once, a share to each thread; return the answers."""
    shares = [sendings[number::AT_ONCE] for number in range(AT_ONCE)]
    start = Barrier(AT_ONCE)
    clients = browsers(race, AT_ONCE)

    def send(number):
        client, path = clients[number]
        start.wait()
        return [client.post(path, data=data, checked=False) for data in shares[number]]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [one for answered in pool.map(send, range(AT_ONCE)) for one in answered]


def counted(race):
    with race.live.transaction() as session:
        rows = session.scalar(select(func.count(Participant.id)))
        narrow = select(func.sum(Place.taken)).where(Place.region_id.is_not(None))
        wide = select(Place.taken).where(Place.region_id.is_(None), Place.role == "athlete")
        return rows, session.scalar(narrow), session.scalar(wide)


def hurry(race, people):
    """Let people race for the places; return the statuses and what is stored."""
    answered = run(race, [answers(native_given="太" * (1 + n % 9)) for n in range(people)])
    return [one.status_code for one in answered], counted(race)


def test_four_hundred_people_and_fifty_places(race):
    statuses, stored = hurry(race, PEOPLE)
    assert stored == (PLACES, PLACES, PLACES)
    assert Counter(statuses) == {303: PLACES, 422: PEOPLE - PLACES}


def test_without_the_guard_the_same_race_sells_too_many(race, monkeypatch):
    unguard(monkeypatch)
    with race.live.engine.begin() as connection:
        without_the_wall(connection)
    _statuses, (rows, _narrow, _wide) = hurry(race, ENOUGH)
    assert rows > PLACES


def without_the_wall(connection):
    """Remove the database's own check of the capacity."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ALTER TABLE places DROP CONSTRAINT ck_places_capacity"))
        return
    # SQLite cannot drop a check, but it has none on a table rewritten without it.
    made = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'places'"))
    start = made.index("CONSTRAINT ck_places_capacity")
    end = made.index("taken <= capacity + extra)", start) + len("taken <= capacity + extra)")
    bare = made[:start] + "CHECK (1)" + made[end:]
    connection.execute(text("PRAGMA writable_schema=ON"))
    connection.execute(
        text("UPDATE sqlite_master SET sql = :bare WHERE name = 'places'"), {"bare": bare}
    )
    connection.execute(text("PRAGMA writable_schema=RESET"))


def test_without_the_guard_the_database_still_refuses(race, monkeypatch):
    unguard(monkeypatch)
    statuses, (rows, narrow, wide) = hurry(race, ENOUGH)
    assert (rows, narrow, wide) == (PLACES, PLACES, PLACES)
    assert set(statuses) == {303, 409}


def test_eight_copies_of_each_submission_give_one_person_and_one_answer(race):
    once = [answers(role="coach") for _ in range(20)]
    clients = [race.live.client().sign_in(race.users[0]) for _ in range(8)]
    start = Barrier(8)

    def send(number):
        answered = []
        for data in once:
            start.wait()
            answered.append(clients[number].post(race.paths[0], data=data, checked=False))
        return answered

    with ThreadPoolExecutor(8) as pool:
        columns = list(pool.map(send, range(8)))
    for copies in zip(*columns, strict=True):
        assert {one.status_code for one in copies} == {303}
        assert len({one.location for one in copies}) == 1
    assert counted(race)[:2] == (20, 20)


def test_a_no_and_an_entry_at_the_same_moment_never_both_hold(race):
    clients = browsers(race, 8)[::2]
    answer = race.paths[0].replace("/people/new", "/answer")
    for _ in range(5):
        start = Barrier(4)

        def send(number, start=start):
            client, path = clients[number]
            start.wait()
            if number % 2:
                return client.post(path, data=answers(role="coach"), checked=False)
            return client.post(answer, data={"taking_part": "no"}, checked=False)

        with ThreadPoolExecutor(4) as pool:
            statuses = {one.status_code for one in pool.map(send, range(4))}
        assert statuses <= {303, 422}
        with race.live.transaction() as session:
            said = session.scalar(text("SELECT taking_part FROM delegations"))
            entered = session.scalar(select(func.count(Participant.id)))
        assert bool(said) is bool(entered)
