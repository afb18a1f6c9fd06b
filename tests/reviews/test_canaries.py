"""Whom a conflict shuts out is told nothing of a proposal on any page of reviews, nor by mail."""

import re
from importlib import import_module
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.core.outbox import Letter
from app.proposals.models import Party, ShutOut
from app.reviews import actions
from app.reviews.models import Conflict
from tests.reviews import making

REMARK = "canaryremark"
CANARIES = (making.TEXT, making.COMMITTEE, making.PROPOSER, REMARK, "Score 97")
# Pages of other capabilities about a call.
OTHERS = (
    *("ranking", "ranking/decide", "ranking/export", "release", "proposals", "proposals.csv"),
    "intentions",
)
REASONS = ("own-region", "co-proposer", "tied-region", "declared")


@pytest.fixture
def flock(app, session, world):
    """A proposal that somebody reviewed and discussed, in a phase that shows everything."""
    world.phase.who, world.phase.others = "all", "always"
    for one in world.criteria:
        one.most = 100
    session.commit()
    other = making.reviewer(session, world)
    making.assign(session, world, world.first, other)
    making.reviewed(session, world, world.first, other, 97, 97)
    found = making.reading(session, world.first, other)
    actions.remark(session, other.user_id, found, REMARK)
    session.commit()
    return world


def one_with(session, world, reason):
    """Make a reviewer with a conflict about the first proposal."""
    if reason == "own-region":
        return making.reviewer(session, world, world.toyama)
    if reason == "declared":
        made = making.reviewer(session, world)
        declare(session, world.first, made)
        return made
    if reason == "tied-region":
        making.tie(session, world.liaoning, world.toyama)
    else:
        answered = {"state": "confirmed", "answered_at": making.NOON}
        session.add(
            Party(
                proposal_id=world.first.id,
                region_id=world.liaoning.id,
                asked_at=making.NOON,
                **answered,
            )
        )
    return making.reviewer(session, world, world.liaoning)


def declare(session, proposal, person):
    """Let a person have declared a conflict."""
    told = {"proposal_id": proposal.id, "user_id": person.user_id}
    session.add(Conflict(**told, reason="Kin.", declared_at=making.NOON))
    session.add(ShutOut(**told, since=making.NOON))
    session.commit()


def pages(world):
    """Return every page that might tell something of the first proposal."""
    own, call = f"/proposals/{world.first.uuid}", f"/calls/{world.call_id}"
    return [
        "/",
        "/reviewing",
        "/reviewing?state=to-do",
        own,
        *(f"{own}/review{part}" for part in ("", "/conflict", "/papers/absent")),
        call,
        *(f"{call}/{part}" for part in ("reviewers", "assignments", "assignments/1")),
        f"{call}/assignments/at-once?how=balanced&each=1",
        *(f"{call}/{part}" for part in OTHERS),
        f"{own}/versions",
        "/history",
        "/calls.atom",
    ]


def read(client, page):
    """Return what a page or a file says, whatever its status."""
    with client.get(page, checked=False) as answer:
        return answer.text


def told(client, world):
    """Return which canaries a person is told anywhere; the second proposal's title is another."""
    texts = [read(client, page) for page in pages(world)]
    sent = client.post(
        f"/proposals/{world.first.uuid}/review",
        data={f"score_{one.id}": 1 for one in world.criteria},
        checked=False,
    )
    remark = client.post(
        f"/proposals/{world.first.uuid}/review/remarks", data={"text": "Hm."}, checked=False
    )
    whole = "\n".join([*texts, sent.text, remark.text]).replace("<dd>97</dd>", "Score 97")
    return {one for one in CANARIES if one in whole}


@pytest.fixture
def renamed(session, flock):
    """The second proposal bears another title, which is no canary."""
    flock.second.title = {"en": "Other"}
    session.commit()
    return flock


def plain(text):
    """Return a page without addresses and tokens."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|value=\"[^\"]{40,}\"", "", text)


@pytest.mark.parametrize("reason", REASONS)
def test_nothing_is_told(client, session, renamed, reason):
    person = one_with(session, renamed, reason)
    session.commit()
    client.sign_in(person.user)
    assert told(client, renamed) == set()
    address = f"/proposals/{renamed.first.uuid}/review"
    absent = "/proposals/00000000-0000-4000-8000-000000000000/review"
    for part in ("", "/conflict"):
        one, other = (client.get(path + part, checked=False) for path in (address, absent))
        assert one.status_code == other.status_code == 404
        assert plain(one.text) == plain(other.text)


@pytest.mark.parametrize("reason", REASONS)
def test_without_the_check_everything_would_be_told(client, session, renamed, monkeypatch, reason):
    person = one_with(session, renamed, reason)
    session.commit()
    for module in ("reading", "queue"):
        looked_at = import_module(f"app.reviews.queries.{module}")
        monkeypatch.setattr(looked_at, "conflicts", lambda *_, **__: ())
    client.sign_in(person.user)
    assert told(client, renamed) == set(CANARIES)


@pytest.fixture
def shut_coordinator(session, renamed, person):
    """A coordinator of the programme who declared a conflict about the first proposal."""
    user = person("programme_coordinator", programme_id=renamed.programme.id)
    return SimpleNamespace(user=user, user_id=user.id)


def test_a_coordinator_who_stands_aside_is_told_nothing(client, session, renamed, shut_coordinator):
    declare(session, renamed.first, shut_coordinator)
    client.sign_in(shut_coordinator.user)
    assert told(client, renamed) == set()
    listed = client.get(f"/calls/{renamed.call_id}/assignments").text
    assert "You have a conflict of interest" in listed


def test_a_coordinator_who_does_not_is_told_everything(client, renamed, shut_coordinator):
    client.sign_in(shut_coordinator.user)
    assert told(client, renamed) == set(CANARIES)


def test_no_mail_tells_of_a_proposal(app, session, renamed):
    person = one_with(session, renamed, "own-region")
    making.assign(session, renamed, renamed.second, person)
    with app.app_context():
        actions.remind(session, None, making.call(session, renamed))
    session.flush()
    mails = session.scalars(select(Letter)).all()
    assert [one.recipient for one in mails if "/reviewing" in one.body] == [person.user.email]
    assert not [one for one in mails if any(canary in one.body for canary in CANARIES[1:])]
