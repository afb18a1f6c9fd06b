"""Releasing: what is made, who is told, what refuses, and what follows."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.calls import type as types
from app.core.errors import Absent, Refused
from app.core.outbox import Letter
from app.decisions import actions, queries
from app.decisions.actions import Verdict
from app.decisions.errors import (
    AlreadyFinal,
    NotCreated,
    NothingToRelease,
    OtherDecisions,
    Overtaken,
    TooEarly,
)
from app.decisions.models import Decision, Release
from app.history.models import Record
from app.proposals import actions as proposals
from app.proposals.models import Party, Proposal
from app.reviews.models import Conflict
from tests.decisions import making
from tests.decisions.making import DECIDING
from tests.proposals import making as drafts
from tests.reviews import making as reviews

WHY = {"for_proposer": {"en": "Because"}}


@pytest.fixture
def creating(monkeypatch):
    """Let acceptance make what can be counted, and refuse on demand."""
    made, refused = [], set()

    def create(_session, _actor_id, proposal, accepted):
        if proposal.region_id in refused:
            raise Refused("The year is taken.")
        made.append((proposal.region_id, accepted.values["goal"], accepted.at))
        return f"/made/{len(made)}"

    kind = drafts.kind(creates=create)
    others = [one for one in types.proposal_types() if one.slug != kind.slug]
    monkeypatch.setattr(types, "_types", {one.slug: one for one in [*others, kind]})
    return made, refused


def states(session):
    session.expire_all()
    return session.scalars(select(Proposal.state).order_by(Proposal.number)).all()


def test_only_what_is_accepted_is_made(session, world, creating):
    made, _refused = creating
    making.decide(session, world, "accepted", world.first)
    making.decide(session, world, "rejected", world.second, **WHY)
    assert made == []
    released = making.release(session, world)
    assert made == [(world.toyama.id, "Cleaner water", DECIDING)]
    assert states(session) == ["accepted", "rejected"]
    rows = session.execute(select(Decision.made, Decision.released_at, Decision.release_id))
    assert [tuple(row) for row in rows] == [
        ("/made/1", DECIDING, released.id),
        ("", DECIDING, released.id),
    ]
    actions_ = session.scalars(select(Record.action).order_by(Record.id.desc()).limit(3)).all()
    assert set(actions_) == {"proposal.accepted", "proposal.rejected", "decisions.released"}


def test_where_one_thing_cannot_be_made_it_is_named_and_nothing_is_released(
    session, world, creating
):
    _made, refused = creating
    making.decide(session, world, "accepted", world.first, world.second)
    refused.add(world.gangwon.id)
    before = session.scalar(select(func.count(Letter.id)))
    with (
        pytest.raises(NotCreated, match=r"Proposal 2, canarytext: The year is taken\."),
        session.begin_nested(),
    ):
        making.release(session, world)
    assert states(session) == ["submitted", "submitted"]
    assert session.scalar(select(func.count(Release.id))) == 0
    assert session.scalar(select(func.count(Letter.id))) == before
    refused.clear()
    making.release(session, world)
    assert states(session) == ["accepted", "accepted"]


def test_whom_a_conflict_shuts_out_learns_of_no_title_from_a_refusal(
    session, world, creating, person
):
    _made, refused = creating
    decider = person("programme_coordinator", programme_id=world.programme.id)
    at = DECIDING
    session.add(
        Conflict(proposal_id=world.second.id, user_id=decider.id, reason="x", declared_at=at)
    )
    making.decide(session, world, "accepted", world.second)
    refused.add(world.gangwon.id)
    with pytest.raises(NotCreated) as told, session.begin_nested():
        making.release(session, world, decider.id)
    assert "The year is taken." in told.value.message
    assert "canarytext" not in told.value.message


def test_a_deferred_proposal_is_decided_again_in_a_line(session, world, creating):
    making.decide(session, world, "deferred", world.first, **WHY)
    making.release(session, world)
    assert states(session)[0] == "submitted"
    making.decide(session, world, "accepted", world.first)
    making.release(session, world)
    line = queries.line(session, world.first.id)
    assert [one.outcome for one in line] == ["deferred", "accepted"]
    assert line[1].follows_id == line[0].id
    assert session.scalars(select(Release.number).order_by(Release.number)).all() == [1, 2]
    with pytest.raises(AlreadyFinal):
        making.decide(session, world, "rejected", world.first)


def test_revise_leads_to_a_new_version_and_then_to_a_decision(session, world, creating):
    made, _refused = creating
    until = DECIDING + timedelta(days=10)
    making.decide(session, world, "revise", world.first, until=until, **WHY)
    making.release(session, world)
    held = drafts.queries.held(session, world.first.id)
    assert (held.state, held.revise_until) == ("revise", until)
    better = drafts.draft(values={"goal": "Much cleaner water"})
    saved = proposals.save(session, None, held, better, DECIDING)
    proposals.submit(session, None, saved, DECIDING)
    making.decide(session, world, "accepted", world.first)
    making.release(session, world)
    assert made[0][1] == "Much cleaner water"


def test_a_comment_stays_where_several_are_decided_without_one(session, world):
    making.decide(session, world, "accepted", world.first, **WHY)
    making.decide(session, world, "rejected", world.first, world.second)
    told = session.scalars(select(Decision.for_proposer).order_by(Decision.proposal_id)).all()
    assert told == [{"en": "Because"}, {}]


def test_what_was_withdrawn_meanwhile_is_left_out(session, world):
    making.decide(session, world, "accepted", world.first, world.second)
    proposals.withdraw(session, None, drafts.queries.held(session, world.first.id))
    session.commit()
    making.release(session, world)
    assert states(session) == ["withdrawn", "accepted"]
    with pytest.raises(NothingToRelease):
        making.release(session, world)


@pytest.mark.parametrize(("what", "why"), [("0" * 64, OtherDecisions), ("", OtherDecisions)])
def test_only_what_was_seen_is_released(session, world, what, why):
    making.decide(session, world, "accepted", world.first)
    with pytest.raises(why):
        actions.release(session, None, making.call(session, world), what)


def test_a_release_waits_for_its_phase_too(session, world, clock):
    making.decide(session, world, "accepted", world.first)
    clock(reviews.REVIEWING)
    with pytest.raises(TooEarly):
        making.release(session, world)


def test_another_call_s_proposal_is_absent_here(session, world):
    other = drafts.call(session, world.programme)
    with pytest.raises(Absent):
        actions.decide(
            session, None, making.call(session, world), {10**6: 0}, Verdict(outcome="accepted")
        )
    assert other.id != world.call_id


def test_who_decides_on_an_old_page_is_told(session, world):
    making.decide(session, world, "accepted", world.first)
    call = making.call(session, world)
    with pytest.raises(Overtaken):
        actions.decide(session, None, call, {world.first.id: 0}, Verdict(outcome="rejected"))
    with pytest.raises(Overtaken):
        actions.undo(session, None, call, {world.first.id: 7})
    actions.undo(session, None, call, {world.first.id: 1})
    assert queries.pending_ids(session, world.call_id) == []


def test_every_region_that_proposes_is_told_once(session, world, person, creating):
    here = {"programme_id": world.programme.id}
    one = person("region_coordinator", **here, region_id=world.toyama.id)
    both = person("region_coordinator", **here, region_id=world.gangwon.id)
    person("region_coordinator", **here, region_id=world.liaoning.id)
    together = drafts.queries.held(session, world.first.id)
    now = {"asked_at": DECIDING, "answered_at": DECIDING, "state": "confirmed"}
    session.add(Party(proposal_id=together.id, region_id=world.gangwon.id, **now))
    session.commit()
    before = session.scalar(select(func.max(Letter.id))) or 0
    making.decide(session, world, "accepted", world.first, **WHY)
    making.release(session, world)
    letters = session.scalars(select(Letter).where(Letter.id > before)).all()
    assert {letter.recipient for letter in letters} == {one.email, both.email}
    assert all("Because" in letter.body and "/made/1" in letter.body for letter in letters)


@pytest.mark.parametrize(("outcome", "kept"), [("accepted", False), ("revise", True)])
def test_an_organisation_is_told_and_forgotten_once_it_is_final(
    session, world, creating, outcome, kept
):
    now = {"asked_at": DECIDING, "answered_at": DECIDING, "state": "confirmed"}
    bank = {"organisation": "Bank", "contact_mail": "bank@example.org", "language": "ru"}
    party = Party(proposal_id=world.first.id, **bank, **now)
    session.add(party)
    session.commit()
    making.decide(session, world, outcome, world.first, **WHY)
    making.release(session, world)
    told = session.scalars(select(Letter).where(Letter.recipient == "bank@example.org")).all()
    assert [(letter.language, "Because" in letter.body) for letter in told] == [("ru", True)]
    session.refresh(party)
    assert bool(party.contact_mail) == kept


def test_the_page_of_a_proposal_shows_the_line_to_whom_it_concerns(
    session, world, client, person, creating
):
    here = {"programme_id": world.programme.id}
    own = person("region_coordinator", **here, region_id=world.toyama.id)
    making.decide(session, world, "deferred", world.first, **WHY)
    making.release(session, world)
    making.decide(session, world, "accepted", world.first)
    path = f"/proposals/{world.first.uuid}"
    assert "Accepted" not in client.sign_in(own).get(path).text
    making.release(session, world)
    page = client.get(path).text
    assert page.count('class="when"') >= 2
    assert "Because" in page
    assert "/made/1" in page
