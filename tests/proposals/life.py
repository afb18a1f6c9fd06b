"""A proposal's life as a state machine: what may be done is told by a table of its own."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from app.calls.models import Call
from app.core.errors import Refused
from app.history.models import Record
from app.proposals import actions, queries
from app.proposals.models import Proposal, ProposalVersion
from app.regions.models import Region
from tests.decisions.making import decided
from tests.proposals import making
from tests.proposals.making import CLOSES, LATE, NOON, SECOND

MOMENTS = (NOON, CLOSES - SECOND, CLOSES, LATE)
WRITTEN = {"draft", "submitted", "revise"}
FINAL = {"accepted", "rejected"}
VERSIONS = select(*ProposalVersion.__table__.columns).order_by(ProposalVersion.id)


class Life(RuleBasedStateMachine):
    """Two regions' proposals; whatever happens, what was submitted stays and outcomes are final.

    DECISIONS extends it: `decide` is what a release does.
    """

    def __init__(self, session, world):
        super().__init__()
        self.outer = session.begin_nested()
        self.session = session
        self.call = session.get_one(Call, world.call_id)
        self.regions = [session.get_one(Region, number) for number in world.region_ids]
        self.ids = []
        self.states = {}
        self.came_from = {}
        self.numbers = {}
        self.texts = {}
        self.versions = []
        self.at = NOON
        self.typed = 0

    def teardown(self):
        self.outer.rollback()
        self.session.expire_all()

    @initialize()
    def begin_two(self):
        for region in self.regions[:2]:
            made = actions.start(self.session, None, self.call, self.wanted(region), NOON)
            self.ids.append(made.id)
            self.states[made.id] = "draft"
            self.write(made.id)

    def wanted(self, region):
        return actions.Beginning(region=region, title="Kelp", original="en")

    def attempt(self, do):
        """Do something in a savepoint; tell whether it was done."""
        try:
            with self.session.begin_nested():
                do()
        except Refused:
            self.session.expire_all()
            return False
        return True

    def held(self, number):
        self.session.expire_all()
        return queries.held(self.session, number)

    def open_now(self, number):
        """Tell whether a submission would count: an answer to "revise" has no deadline here."""
        state = self.states[number]
        state = self.came_from[number] if state == "withdrawn" else state
        return state == "revise" or self.at < CLOSES

    @rule(moment=st.sampled_from(MOMENTS))
    def time_passes(self, moment):
        self.at = max(self.at, moment)

    @rule(place=st.integers(0, 1))
    def save(self, place):
        self.write(self.ids[place])

    def write(self, number):
        """Write something new; what was submitted only until the deadline."""
        self.typed += 1
        text = making.text(f"Kelp {self.typed}")
        done = self.attempt(
            lambda: actions.save(
                self.session, None, self.held(number), making.draft(texts={"en": text}), self.at
            )
        )
        state = self.states[number]
        assert done == (
            state in {"draft", "revise"} or (state == "submitted" and self.open_now(number))
        )
        if done:
            self.texts[number] = f"Kelp {self.typed}"

    @rule(place=st.integers(0, 1))
    def submit(self, place):
        number = self.ids[place]
        last = queries.version(self.session, number)
        new = last is None or last.content["texts"]["en"]["title"] != self.texts[number]
        done = self.attempt(lambda: actions.submit(self.session, None, self.held(number), self.at))
        assert done == (self.states[number] in WRITTEN and self.open_now(number) and new)
        if done:
            self.states[number] = "submitted"
            self.numbers.setdefault(number, len(self.numbers) + 1)

    @rule(place=st.integers(0, 1))
    def withdraw(self, place):
        number = self.ids[place]
        done = self.attempt(lambda: actions.withdraw(self.session, None, self.held(number)))
        assert done == (self.states[number] in WRITTEN)
        if done:
            self.came_from[number] = self.states[number]
            self.states[number] = "withdrawn"

    @rule(place=st.integers(0, 1))
    def take_up(self, place):
        number = self.ids[place]
        done = self.attempt(lambda: actions.take_up(self.session, None, self.held(number), self.at))
        gone = self.states[number] == "withdrawn"
        assert done == (gone and (self.came_from[number] == "draft" or self.open_now(number)))
        if done:
            self.states[number] = self.came_from[number]

    @rule(place=st.integers(0, 1), outcome=st.sampled_from(["revise", "accepted", "rejected"]))
    def decide(self, place, outcome):
        number = self.ids[place]
        state = self.states[number]
        possible = state == "submitted" or (state == "revise" and outcome in FINAL)
        done = self.attempt(lambda: self.release(self.held(number), outcome))
        assert done == possible
        if done:
            self.states[number] = outcome

    def release(self, proposal, outcome):
        if outcome == "revise":
            actions.ask_to_revise(self.session, None, proposal, None)
        elif proposal.state in WRITTEN - {"draft"}:
            decided(self.session, proposal, outcome, LATE)
        else:
            actions.set_outcome(self.session, None, proposal, outcome, LATE)

    @invariant()
    def everything_stands_as_it_should(self):
        self.session.expire_all()
        found = self.session.scalars(select(Proposal).order_by(Proposal.id)).all()
        assert {one.id: one.state for one in found} == self.states
        assert {one.id: one.number for one in found if one.number} == self.numbers
        assert all((one.state in FINAL) == (one.released_at is not None) for one in found)

    @invariant()
    def versions_only_grow_and_are_what_others_see(self):
        rows = [tuple(row) for row in self.session.execute(VERSIONS)]
        assert rows[: len(self.versions)] == self.versions
        self.versions = rows
        for number in self.ids:
            last = queries.version(self.session, number)
            shown = self.session.get_one(Proposal, number).title["en"]
            known = last.content["texts"]["en"]["title"] if last else self.texts[number]
            assert shown == known

    @invariant()
    def coordinators_are_told_of_nothing_before_it_is_submitted(self):
        known = {f"proposal:{number}" for number in self.numbers}
        told = select(Record.subject).where(
            Record.programme_id.is_not(None), Record.action.startswith("proposal.")
        )
        assert set(self.session.scalars(told)) <= known
