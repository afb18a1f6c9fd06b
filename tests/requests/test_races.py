"""Requests and deadlines when everybody comes at once, on a database that commits."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from app.core import clock
from app.core.outbox import Letter
from app.history.models import Record
from app.registration import actions as registration
from app.registration import queries as delegations
from app.registration.actions import holding
from app.registration.models import Participant
from app.registration.rules import Entry
from app.requests.actions import answering, keeping
from app.requests.models import Request
from app.stages import actions as stages
from app.stages.rules import Planned
from tests.editions import making
from tests.hostile.test_races import EACH, someone, together
from tests.matrix.reading import main_form

AT_ONCE = 8
DAY = timedelta(days=1)
TYPED = {"role": "athlete", "native_family": "Kawa", "reason": "A bus was late"}


def build(live, deadline):
    """Make an edition whose stage for names ends so far from now, and who acts in it."""
    with live.transaction() as session:
        made = making.world(session, limited=making.limits(per_region=60, overall=60))
        made.edition.registration_opens_at = made.edition.registration_closes_at = None
        own = {"programme_id": made.programme.id}
        region = someone(session, 1, "region_coordinator", region_id=made.toyama.id, **own)
        programme = [someone(session, n, "programme_coordinator", **own) for n in (2, 3)]
        invitee = delegations.invitee(session, made.edition.id, "t-jp")
        entry = Entry(role="athlete", native_family="Mori")
        person = registration.enter(session, None, invitee, entry, "1" * 36)
        ends = clock.now() + deadline
        planned = [Planned(kind="names", deadline=ends, after="request")]
        stages.set_stages(session, None, made.edition, planned)
        here = f"{made.path}/delegations/t-jp"
        return SimpleNamespace(
            live=live,
            region=region,
            programmes=programme,
            programme=programme[0],
            here=here,
            enter=f"{here}/people/new",
            person=f"{here}/people/{person.id}",
            path=made.path,
        )


@pytest.fixture
def late(live):
    """An edition after its deadline for names."""
    return build(live, -DAY)


def at_once(users, live, path, bodies):
    """Post each body at the same moment; return the answers."""
    start = Barrier(len(bodies))

    def send(number):
        client = live.client().sign_in(users[number % len(users)])
        start.wait()
        return client.post(path, data=bodies[number], checked=False)

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(send, range(len(bodies))))


def ask(late):
    """Ask to withdraw the person; return the request's address."""
    client = late.live.client().sign_in(late.region)
    path = f"{late.person}/requests/withdraw"
    sent = main_form(client.get(path).text) | {"reason": "A broken leg"}
    return client.post(path, data=sent).location


def answer(late):
    """Let two coordinators accept and decline the same request in many windows at once."""
    path = ask(late) + "/answer"
    bodies = [
        {"words": f"Answer {n}", **({"do": "decline"} if n % 2 else {})} for n in range(AT_ONCE)
    ]
    statuses = [one.status_code for one in at_once(late.programmes, late.live, path, bodies)]
    with late.live.transaction() as session:
        records = select(func.count(Record.id)).where(
            Record.action.in_(("request.accepted", "request.declined"))
        )
        request = session.scalars(select(Request)).one()
        gone = session.scalars(select(Participant.withdrawn_at)).one() is not None
        return statuses, session.scalar(records), request.state, gone


def test_two_coordinators_who_answer_at_once_give_one_answer(late):
    statuses, records, state, gone = answer(late)
    assert Counter(statuses) == {303: 1, 422: AT_ONCE - 1}
    assert records == 1
    assert gone is (state == "accepted")


def test_without_the_hold_the_others_answer_too_or_fail_at_the_last_wall(late, monkeypatch):
    """SQLite lets several answer one after the other; PostgreSQL's versions refuse with a 409."""
    monkeypatch.setattr(answering, "_hold", lambda _session, _request: None)
    statuses, records, _state, _gone = answer(late)
    assert records > 1 or 409 in statuses
    assert statuses.count(422) < AT_ONCE - 1


def submit(late):
    """Send the same form many times at once; return statuses, addresses and what is stored."""
    path = f"{late.here}/requests/enter"
    form = main_form(late.live.client().sign_in(late.region).get(path).text) | TYPED
    sent = at_once([late.region], late.live, path, [form] * AT_ONCE)
    with late.live.transaction() as session:
        rows = session.scalar(select(func.count(Request.id)))
        letters = session.scalar(select(func.count(Letter.id)))
    return [one.status_code for one in sent], {one.location for one in sent}, rows, letters


def test_a_form_sent_many_times_at_once_is_one_request(late):
    statuses, addresses, rows, letters = submit(late)
    assert statuses == [303] * AT_ONCE
    assert (len(addresses), rows, letters) == (1, 1, 2)


def test_without_looking_for_the_first_only_the_database_keeps_it_at_one(late, monkeypatch):
    monkeypatch.setattr(keeping, "_repeated", lambda _session, _made: None)
    statuses, _addresses, rows, _letters = submit(late)
    assert Counter(statuses) == {303: 1, 409: AT_ONCE - 1}
    assert rows == 1


def end_names(race):
    """Return what moves the deadline for names into the past."""

    def change(client):
        path = f"{race.path}/stages"
        ended = (clock.now() - DAY).astimezone(ZoneInfo("Asia/Tokyo"))
        body = main_form(client.get(path).text) | {"names_deadline": f"{ended:%Y-%m-%dT%H:%M}"}
        return client.post(path, data=body, checked=False).status_code

    return change


def entered(race):
    with race.live.transaction() as session:
        return session.scalar(select(func.count(Participant.id)))


def test_nobody_is_entered_once_the_deadline_has_moved_into_the_past(live):
    race = build(live, DAY)
    statuses, changed = together(race, end_names(race), before=EACH - 2)
    assert changed == 303
    assert set(statuses) <= {303, 307}
    assert statuses.count(307) >= 2 * len(statuses) // EACH
    assert entered(race) == 1 + statuses.count(303)


def test_without_the_stages_check_they_are_entered_all_the_same(live, monkeypatch):
    race = build(live, DAY)
    monkeypatch.setattr(holding, "check_stage", lambda *_facts: None)
    statuses, changed = together(race, end_names(race), before=EACH - 2)
    assert (changed, set(statuses)) == (303, {303})
