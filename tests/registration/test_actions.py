"""An answer is judged by the edition as it stands when its turn comes, not as it was read."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from app.accounts.models import Grant, User
from app.core import clock as clock_
from app.editions.models import Edition
from app.registration import actions, queries
from app.registration.actions import holding
from app.registration.errors import RegistrationLate, RegistrationNotOpen
from app.registration.models import Delegation
from tests.editions import making

# Seconds that somebody who is blocked may need until the database says so.
PATIENCE = 120


def forget_to_hold(monkeypatch):
    """Judge by the edition as it was read first."""
    monkeypatch.setattr(
        holding, "hold", lambda _session, edition, check: check(edition, clock_.now())
    )


def behind_its_back(session, edition, **values):
    """Change an edition as somebody else's transaction would: what was read stays as it is."""
    changed = update(Edition).where(Edition.id == edition.id).values(values)
    session.execute(changed.execution_options(synchronize_session=False))


@pytest.fixture
def invitee(session, world):
    return queries.invitee(session, world.edition.id, world.toyama.code)


CLOSED = {"registration_open": False}
OVER = {"registration_closes_at": making.NOON - timedelta(seconds=1)}


@pytest.mark.parametrize(
    ("meanwhile", "refusal"), [(CLOSED, RegistrationNotOpen), (OVER, RegistrationLate)]
)
@pytest.mark.parametrize("before", [None, True])
def test_an_answer_is_refused_once_registration_closed(
    session, world, invitee, meanwhile, refusal, before
):
    if before is not None:
        actions.answer(session, None, invitee, taking_part=before)
    behind_its_back(session, world.edition, **meanwhile)
    with pytest.raises(refusal):
        actions.answer(session, None, invitee, taking_part=False)


def test_without_the_guard_it_is_taken(session, world, invitee, monkeypatch):
    forget_to_hold(monkeypatch)
    behind_its_back(session, world.edition, **CLOSED)
    actions.answer(session, None, invitee, taking_part=False)
    assert queries.delegation(session, invitee).taking_part is False


def test_before_registration_opens_an_answer_is_welcome(session, world, invitee):
    later = making.NOON + timedelta(minutes=5)
    behind_its_back(session, world.edition, registration_opens_at=later)
    actions.answer(session, None, invitee, taking_part=True)
    assert queries.delegation(session, invitee).taking_part is True


@pytest.fixture
def waiting(live, clock):
    """A region that took part, and its coordinator in a browser."""
    clock(making.NOON)
    with live.transaction() as session:
        made = making.world(session)
        user = User(email="c@example.org", name="C", created_at=clock_.now())
        session.add(user)
        session.flush()
        scope = {"programme_id": made.programme.id, "region_id": made.toyama.id}
        session.add(
            Grant(user_id=user.id, role="region_coordinator", granted_at=clock_.now(), **scope)
        )
        mine = {"edition_id": made.edition.id, "region_id": made.toyama.id}
        session.add(Delegation(taking_part=True, answered_at=clock_.now(), **mine))
        path = f"{made.path}/delegations/{made.toyama.code}/answer"
    return live.client().sign_in(user), path


def someone_waits(session):
    """Tell whether another transaction waits for this one; SQLite's wait before they begin."""
    if session.get_bind().dialect.name == "sqlite":
        return True
    found = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()"
    return bool(session.scalar(text(found)))


def answer_while_it_closes(live, waiting):
    """Send a no that has to wait for the delegation while registration is closed."""
    client, path = waiting
    with ThreadPoolExecutor(1) as pool:
        with live.transaction() as session:
            session.scalars(select(Delegation).with_for_update()).one()
            no = pool.submit(client.post, path, data={"taking_part": "no"}, checked=False)
            until = time.monotonic() + PATIENCE
            while not someone_waits(session):
                assert time.monotonic() < until
            session.execute(update(Edition).values(registration_open=False))
        status = no.result().status_code
    with live.transaction() as session:
        return status, session.scalar(select(Delegation.taking_part))


def test_an_answer_that_waited_while_registration_closed_is_refused(live, waiting):
    assert answer_while_it_closes(live, waiting) == (422, True)


def test_without_the_guard_only_sqlites_queue_refuses_it(live, waiting, monkeypatch):
    forget_to_hold(monkeypatch)
    queued = live.engine.dialect.name == "sqlite"
    assert answer_while_it_closes(live, waiting) == ((422, True) if queued else (303, False))
