"""Whatever is done to proposals in whatever order: what is made was accepted and released."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.calls import queries as calls
from app.calls import type as types
from app.core.errors import Absent, Refused
from app.core.outbox import Letter
from app.decisions import queries
from app.decisions.models import OUTCOMES
from app.history.models import Record
from app.proposals import actions as proposals
from app.proposals import policy
from app.proposals.models import Proposal
from tests.decisions import making
from tests.decisions.making import DECIDING
from tests.proposals import making as drafts

SECRET = "canarymachine"
FINAL = {"accepted", "rejected"}


class Life(RuleBasedStateMachine):
    """Steps of regions and of deciders; the model knows only what was released."""

    def __init__(self, session, world, made):
        super().__init__()
        self.outer = session.begin_nested()
        self.session, self.world, self.made = session, world, made
        self.made.clear()
        self.ids = [world.first.id, world.second.id]
        self.known = {number: [] for number in self.ids}
        self.written = 0

    def teardown(self):
        self.outer.rollback()
        self.session.expire_all()

    @initialize(first=st.permutations(OUTCOMES), both=st.booleans())
    def begin(self, first, both):
        """Release something: no life is spent on waiting for the first decision."""
        self.decide(0, first[0], both=both)
        self.release(old=0)
        self.decide(1, first[1], both=False)

    @property
    def call(self):
        return calls.call(self.session, self.world.call_id)

    def attempt(self, do):
        """Do something in a savepoint; tell whether it was done."""
        try:
            with self.session.begin_nested():
                do()
        except (Refused, Absent):
            return False
        return True

    def held(self, which):
        return drafts.queries.held(self.session, self.ids[which])

    @rule(which=st.integers(0, 1), outcome=st.sampled_from(OUTCOMES), both=st.booleans())
    def decide(self, which, outcome, both):
        chosen = self.ids if both else [self.ids[which]]
        seen = {one: self.seen(one) for one in chosen}
        verdict = making.Verdict(outcome=outcome, for_proposer={"en": SECRET})
        states = self.session.scalars(select(Proposal.state).where(Proposal.id.in_(chosen))).all()
        done = self.attempt(
            lambda: making.actions.decide(self.session, None, self.call, seen, verdict)
        )
        possible = {"submitted"} if outcome == "revise" else {"submitted", "revise"}
        assert done == (set(states) <= possible)

    def seen(self, number):
        there = queries.pending_of(self.session, [number]).get(number)
        return there.version if there else 0

    @rule(which=st.integers(0, 1))
    def undo(self, which):
        seen = {self.ids[which]: self.seen(self.ids[which])}
        assert self.attempt(lambda: making.actions.undo(self.session, None, self.call, seen))

    @rule(old=st.integers(0, 3))
    def release(self, old):
        """Release; now and then on a page that is no longer true."""
        old = old == 3
        told = "0" * 64 if old else making.seen(self.session, self.world)
        pending = queries.pending(self.session, self.world.call_id)
        ready = {
            one.proposal_id: one.outcome
            for one in pending
            if one.proposal.state in {"submitted", "revise"}
        }
        done = self.attempt(lambda: making.actions.release(self.session, None, self.call, told))
        assert done == (bool(ready) and not old)
        for number, outcome in ready.items() if done else ():
            self.known[number].append(outcome)

    @rule(which=st.integers(0, 1), step=st.sampled_from(["withdraw", "take_up", "submit"]))
    def go_on(self, which, step):
        self.attempt(lambda: self.take(step, which))

    def take(self, step, which):
        proposal = self.held(which)
        if step == "withdraw":
            proposals.withdraw(self.session, None, proposal)
        elif step == "take_up":
            proposals.take_up(self.session, None, proposal, DECIDING - timedelta(days=60))
        else:
            self.written += 1
            goal = {"goal": f"Cleaner water {self.written}"}
            saved = proposals.save(
                self.session, None, proposal, drafts.draft(values=goal), DECIDING
            )
            proposals.submit(self.session, None, saved, DECIDING)

    @invariant()
    def what_is_made_was_accepted_in_a_release(self):
        accepted = {one for one, line in self.known.items() if "accepted" in line}
        assert sorted(self.made) == sorted(accepted)

    @invariant()
    def a_state_says_no_more_than_what_was_released(self):
        found = select(Proposal.id, Proposal.state).where(Proposal.id.in_(self.ids))
        for number, state in self.session.execute(found):
            line = self.known[number]
            last = line[-1] if line else None
            assert (state in FINAL) == (last in FINAL)
            assert state not in FINAL or state == last
            assert state != "revise" or "revise" in line

    @invariant()
    def released_decisions_are_a_line_that_ends_for_good(self):
        for number, line in self.known.items():
            rows = queries.line(self.session, number)
            assert [one.outcome for one in rows] == line
            assert not FINAL & set(line[:-1])
            follows = [one.follows_id for one in rows]
            assert follows == [None, *(one.id for one in rows[:-1])][: len(rows)]

    @invariant()
    def nobody_is_told_before_the_release(self):
        released = any(self.known.values())
        told = select(func.count(Letter.id)).where(Letter.body.contains(SECRET))
        assert released or self.session.scalar(told) == 0
        records = self.session.scalars(
            select(Record.details).where(Record.action.startswith("decisions."))
        )
        assert all(set(one) <= {"call", "release"} for one in records)

    @invariant()
    def what_is_public_was_accepted(self):
        found = select(Proposal).where(Proposal.id.in_(self.ids))
        for proposal in self.session.scalars(found.options(joinedload(Proposal.call))):
            assert policy.is_public(proposal) == ("accepted" in self.known[proposal.id])
        public = {one.proposal_id for one in queries.results(self.session, self.world.call_id)}
        assert public == {one for one, line in self.known.items() if "accepted" in line}


@pytest.fixture
def made(monkeypatch):
    """Let acceptance make what can be counted: the ids of what became real."""
    found = []

    def create(_session, _actor_id, proposal, _accepted):
        found.append(proposal.id)
        return f"/made/{proposal.id}"

    kind = drafts.kind(creates=create)
    others = [one for one in types.proposal_types() if one.slug != kind.slug]
    monkeypatch.setattr(types, "_types", {one.slug: one for one in [*others, kind]})
    return found


def live(session, world, made, examples=10, steps=8):
    run_state_machine_as_test(
        lambda: Life(session, world, made),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_path_leads_from_rejected_to_made_and_none_around_a_release(session, world, made):
    live(session, world, made)


def test_a_release_that_made_the_rejected_too_is_found(session, world, made, monkeypatch):
    real = making.actions.release

    def careless(session_, actor_id, call, seen):
        pending = queries.pending(session_, call.id)
        rejected = [one.proposal_id for one in pending if one.outcome == "rejected"]
        done = real(session_, actor_id, call, seen)
        made.extend(rejected)
        return done

    monkeypatch.setattr(making.actions, "release", careless)
    with pytest.raises(AssertionError):
        live(session, world, made)
