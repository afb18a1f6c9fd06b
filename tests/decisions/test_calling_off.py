"""A call that is cancelled: whoever it concerns is told, each once and in their own language."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.calls.actions import add_to_panel
from app.core.outbox import Letter
from app.decisions import queries
from app.proposals.models import Party
from tests.ballots.conftest import opened
from tests.decisions import making
from tests.decisions.making import DECIDING
from tests.proposals import making as drafts
from tests.reviews import making as reviews


def party(session, proposal, **who):
    answered = None if who.get("state") == "asked" else drafts.NOON
    made = Party(proposal_id=proposal.id, asked_at=drafts.NOON, answered_at=answered, **who)
    session.add(made)
    session.flush()


@pytest.fixture
def told(session):
    """Return who was told since the last time, with the subject."""
    seen = set()

    def look():
        found = [one for one in session.scalars(select(Letter)) if one.id not in seen]
        seen.update(one.id for one in found)
        return {one.recipient: one for one in found}

    return look


@pytest.fixture
def concerned(session, world, person, told):
    """Name everybody whom the call concerns, and some whom it does not."""

    def coordinates(region):
        return person(
            "region_coordinator", programme_id=world.programme.id, region_id=region.id
        ).email

    toyama, gangwon = coordinates(world.toyama), coordinates(world.gangwon)
    reviewer = reviews.reviewer(session, world).user
    reviewer.language = "ja"
    panel, former = person("reviewer", programme_id=world.programme.id), person()
    for one in (panel, former):
        add_to_panel(session, None, making.call(session, world), one.id)
    usual = {"language": "ko", "contact_mail": "club@example.org"}
    party(session, world.first, organisation="Club", state="confirmed", **usual)
    party(session, world.second, organisation="Club", state="asked", **usual)
    no = {"organisation": "No", "contact_mail": "no@example.org", "state": "declined"}
    party(session, world.second, **no)
    session.commit()
    told()
    return {toyama, gangwon, reviewer.email, panel.email, "club@example.org"}


def test_everybody_concerned_is_told_once_and_in_their_language(
    coordinator, world, session, concerned, told
):
    path = f"/calls/{world.call_id}"
    assert coordinator.post(f"{path}/cancel", data={"reason": "No money"}).status_code == 303
    found = told()
    assert set(found) == concerned
    assert all("No money" in one.body and path in one.body for one in found.values())
    languages = {one.language for one in found.values()}
    assert languages == {"en", "ja", "ko"}
    assert coordinator.post(f"{path}/cancel", data={"reason": "Again"}).status_code == 303
    assert told() == {}
    assert coordinator.post(f"{path}/reopen").status_code == 303
    assert set(told()) == concerned
    coordinator.post(f"{path}/reopen")
    assert told() == {}


def test_drafts_are_concerned_and_what_was_withdrawn_is_not(session, world, person):
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    writer = person("region_coordinator", **scope)
    session.refresh(world.first, ["state"])
    for state, expected in (("draft", [writer.id]), ("withdrawn", [])):
        other = drafts.call(session, world.programme)
        draft = drafts.begin(session, world, world.toyama, call=other)
        if state == "withdrawn":
            draft.state, draft.withdrawn_from, draft.withdrawn_at = state, "draft", drafts.NOON
        session.commit()
        assert [one.id for one in queries.concerned(session, other)] == expected


def test_whom_an_open_vote_asks_is_concerned(session, world, person):
    scope = {"programme_id": world.programme.id, "region_id": world.liaoning.id}
    voter = person("region_coordinator", **scope)
    call = making.call(session, world)
    assert queries.concerned(session, call) == []
    world.call, world.proposals = call, [world.first, world.second]
    facts = {"opens_at": DECIDING, "closes_at": DECIDING + timedelta(days=9)}
    opened(session, world, secret=False, **facts)
    assert voter in queries.concerned(session, making.call(session, world))
