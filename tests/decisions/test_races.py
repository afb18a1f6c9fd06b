"""A release that everybody clicks at once happens once, on a database that commits."""

from collections import Counter
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from app.core.outbox import Letter
from app.decisions import queries
from app.decisions.actions import releasing
from app.decisions.models import Release
from app.proposals.models import Proposal
from tests.decisions import making
from tests.hostile.test_races import someone
from tests.matrix.reading import main_form
from tests.requests.test_races import at_once
from tests.reviews import making as reviews

AT_ONCE = 8


@pytest.fixture
def race(live, clock):
    """Two decisions wait; two coordinators have the release before them."""
    clock(reviews.NOON)
    with live.app.app_context(), live.app.extensions["sessions"]() as session:
        world = reviews.world(session)
        own = {"programme_id": world.programme.id}
        scope = {**own, "region_id": world.toyama.id}
        someone(session, 1, "region_coordinator", **scope)
        users = [someone(session, n, "programme_coordinator", **own) for n in (2, 3)]
        clock(making.DECIDING)
        making.decide(session, world, "accepted", world.first, world.second)
        path = f"/calls/{world.call_id}/release"
        for one in users:
            session.refresh(one)
    return SimpleNamespace(live=live, users=users, path=path)


def click(race):
    """Send the same form many times at once; return statuses, releases, mails, states."""
    client = race.live.client().sign_in(race.users[0])
    form = main_form(client.get(race.path).text)
    with race.live.transaction() as session:
        before = session.scalar(select(func.count(Letter.id)))
    answers = at_once(race.users, race.live, race.path, [form] * AT_ONCE)
    with race.live.transaction() as session:
        return (
            Counter(one.status_code for one in answers),
            session.scalar(select(func.count(Release.id))),
            session.scalar(select(func.count(Letter.id))) - before,
            Counter(session.scalars(select(Proposal.state))),
        )


def test_eight_clicks_at_once_are_one_release(race):
    statuses, releases, letters, states = click(race)
    assert statuses == {303: AT_ONCE}
    assert (releases, letters, states) == (1, 1, {"accepted": 2})


def test_without_looking_for_the_first_the_others_are_refused(race, monkeypatch):
    monkeypatch.setattr(queries, "release_seen", lambda *_given: None)
    statuses, releases, _letters, _states = click(race)
    assert (statuses, releases) == ({303: 1, 422: AT_ONCE - 1}, 1)


def test_without_the_hold_only_the_database_keeps_it_at_one(race, monkeypatch, engine_name):
    """SQLite lets one write at a time anyway; PostgreSQL refuses the others at the last wall."""
    held = releasing._held

    def loose(session, call):
        return queries.pending(session, call.id)

    assert held is not loose
    monkeypatch.setattr(releasing, "_held", loose)
    statuses, releases, letters, _states = click(race)
    assert (releases, letters) == (1, 1)
    if engine_name == "postgresql":
        assert statuses[409] > 0
