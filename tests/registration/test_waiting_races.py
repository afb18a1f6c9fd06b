"""Everybody at once for few places: the others wait in order, and what is freed passes nobody."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier
from time import perf_counter

import pytest
from sqlalchemy import func, select

from app.editions import queries as finding
from app.editions.models import Edition, Place
from app.editions.rules import room
from app.regions.models import Region
from app.registration import queries, rules
from app.registration.models import Participant, Queue
from tests.registration.test_races import (  # noqa: F401  (the fixture by its name)
    AT_ONCE,
    ENOUGH,
    PEOPLE,
    PLACES,
    browsers,
    race,
    unguard,
    without_the_wall,
)
from tests.registration.test_routes import answers

# Of each region; with fifty in all, both limits are met.
OF_A_REGION = 30
P99_SECONDS = 5


@pytest.fixture
def waiting_race(race):  # noqa: F811
    """The same edition with a waiting list."""
    with race.live.transaction() as session:
        session.get_one(Edition, race.edition_id).waiting_list = True
        session.add(Queue(edition_id=race.edition_id))
    return race


def at_once(race, jobs):  # noqa: F811
    """Let threads with a browser each do their share of the jobs; return the answers, timed."""
    start = Barrier(AT_ONCE)
    clients = browsers(race, AT_ONCE)

    def work(number):
        client, path = clients[number]
        start.wait()
        done = []
        for job in jobs[number::AT_ONCE]:
            began = perf_counter()
            answered = job(client, path)
            done.append((answered.status_code, perf_counter() - began))
        return done

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [one for done in pool.map(work, range(AT_ONCE)) for one in done]


def entering(number):
    data = answers(native_given="太" * (1 + number % 9), wait="y")
    return lambda client, path: client.post(path, data=data, checked=False)


def hurry(race, people):  # noqa: F811
    """Let people race, all of whom may wait; return the statuses and how many stand where."""
    answered = at_once(race, [entering(number) for number in range(people)])
    seconds = sorted(took for _status, took in answered)
    p99 = seconds[int(0.99 * (len(seconds) - 1))]
    print(f"{race.live.engine.dialect.name}: p99 {p99:.2f} s, to be at most {P99_SECONDS}")  # noqa: T201
    with race.live.transaction() as session:
        counted = select(Participant.state, func.count()).group_by(Participant.state)
        states = dict(session.execute(counted).all())
    return Counter(status for status, _took in answered), states


def test_four_hundred_people_fifty_places_and_a_waiting_list(waiting_race):
    statuses, states = hurry(waiting_race, PEOPLE)
    assert statuses == {303: PEOPLE}
    assert states == {"entered": PLACES, "waiting": PEOPLE - PLACES}
    with waiting_race.live.transaction() as session:
        queue = queries.in_queue(session, waiting_race.edition_id)
        ordered = queries.waiting(session, waiting_race.edition_id)
        assert [one.id for one in queue] == [one.id for one in ordered]
        assert all(first.queued_at < second.queued_at for first, second in pairwise(queue))
        taken = select(func.sum(Place.taken), func.sum(Place.waiting)).where(
            Place.region_id.is_not(None), Place.role == "athlete"
        )
        assert session.execute(taken).one() == (PLACES, PEOPLE - PLACES)


def test_without_the_guard_more_are_entered_than_there_are_places(waiting_race, monkeypatch):
    unguard(monkeypatch)
    with waiting_race.live.engine.begin() as connection:
        without_the_wall(connection)
    _statuses, states = hurry(waiting_race, ENOUGH)
    assert states["entered"] > PLACES


def steps(people):
    """Return what everybody does at once: enter, withdraw, accept, decline, change the role."""
    jobs = [entering(number) for number in range(len(people))]
    for number, (code, person_id) in enumerate(people):
        verb = ("withdraw", "offer/accept", "offer/decline", "edit", "restore")[number % 5]
        data = answers(role="coach") if verb == "edit" else {}
        jobs.append(_about(code, person_id, verb, data))
    return jobs


def _about(code, person_id, verb, data):
    def job(client, path):
        if f"/{code}/" not in path:
            return client.get(path, checked=False)
        where = path.replace("/new", f"/{person_id}/{verb}")
        return client.post(where, data=data, checked=False)

    return job


def test_limits_of_regions_and_of_all_hold_while_people_withdraw_and_are_promoted(waiting_race):
    with waiting_race.live.transaction() as session:
        for place in session.scalars(select(Place).where(Place.region_id.is_not(None))):
            place.capacity = OF_A_REGION if place.role == "athlete" else None
    hurry(waiting_race, ENOUGH)
    for _round in range(2):
        with waiting_race.live.transaction() as session:
            people = session.execute(
                select(Region.code, Participant.id)
                .join(Region, Region.id == Participant.region_id)
                .order_by(Participant.withdrawn_at, Participant.id.desc())
                .limit(ENOUGH)
            ).all()
        answered = at_once(waiting_race, steps(people))
        assert {status for status, _took in answered} <= {200, 303, 409, 422}
        with waiting_race.live.transaction() as session:
            check_all(session, waiting_race.edition_id)


def check_all(session, edition_id):
    """Counters are rows, no limit is passed, and nobody who waits would fit."""
    counters = finding.counters(session, edition_id)
    held = queries.held(session, edition_id)
    waiting = Counter(one.what[:2] for one in queries.waiting(session, edition_id))
    for place in counters:
        mine = [
            number
            for what, number in held.items()
            if place.role in {None, what.role} and place.region_id in {None, what.region_id}
        ]
        assert place.taken == sum(mine)
        assert place.capacity is None or place.taken <= place.capacity
        if place.role and place.region_id:
            assert place.waiting == waiting[place.role, place.region_id]
    assert not rules.offers(queries.waiting(session, edition_id), room(counters))
