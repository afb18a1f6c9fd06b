"""What must hold when many ask at once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from sqlalchemy import select

from app.accounts import queries
from app.accounts.actions import throttle
from app.accounts.models import Attempt, Grant, Role, User


def guess(live, number):
    form = {"email": f"nobody-{number}@example.org", "password": "wrong password here"}
    return live.client().post("/sign-in", data=form, checked=False).status_code


def test_of_many_guesses_at_once_only_twenty_are_looked_at(live):
    with ThreadPoolExecutor(8) as pool:
        found = Counter(pool.map(lambda number: guess(live, number), range(40)))
    assert found == {422: 20, 429: 20}


def test_a_counter_that_reads_first_lets_more_through(live, monkeypatch):
    """The control: without the atomic statement the same race is lost (in reading requests,
    as SQLite lets no two writing ones in at once)."""
    waiting = Barrier(8)

    def count(session, limit, now):
        known = session.scalar(select(Attempt.tries).where(Attempt.key == limit.key)) or 0
        waiting.wait(20)
        return known + 1

    monkeypatch.setattr(throttle, "_count", count)
    limits = [throttle.Limit(key="x", tries=1, span=throttle.sign_in_limits("", "")[0].span)]

    def admitted(_number):
        with live.app.test_request_context(), live.app.extensions["sessions"]() as session:
            return throttle.admit(session, limits, datetime.now(UTC))

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(admitted, range(8))) > 1


@pytest.fixture
def two(live):
    """Two administrators."""
    now = datetime.now(UTC)
    users = [User(email=f"{name}@example.org", name=name, created_at=now) for name in "ab"]
    with live.transaction() as session:
        session.add_all(users)
        session.flush()
        for user in users:
            session.add(Grant(user_id=user.id, role=Role.ADMINISTRATOR, granted_at=now))
    return users


def test_two_administrators_cannot_remove_each_other(live, two):
    clients = [live.client().sign_in(user) for user in two]
    with live.transaction() as session:
        numbers = list(session.scalars(select(Grant.id).order_by(Grant.id)))
    waiting = Barrier(2)

    def revoke(client, number):
        waiting.wait(20)
        return client.post(f"/people/grants/{number}/revoke", checked=False).status_code

    with ThreadPoolExecutor(2) as pool:
        found = sorted(pool.map(revoke, clients, reversed(numbers)))
    with live.transaction() as session:
        assert queries.administrators(session) == 1
    assert found[0] == 303
    assert found[1] in {404, 422}
