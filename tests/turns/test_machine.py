"""Whatever steps are taken in whatever order: events tell each turn's state, and only grow."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.core.errors import Refused
from app.editions.models import Edition
from app.editions.rules import Limits, Plan, RoleLimit
from app.programmes.models import Programme
from app.programmes.rules.forecast import Forecast, forecast
from app.turns import actions, queries
from app.turns.actions import answering, telling
from app.turns.models import TurnEvent
from tests.turns.conftest import NOON, REGIONS, make_world

YEARS = range(2026, 2030)
# What each event makes of its turn, and in which states each step finds something to do.
BECOMES = {
    **{what: what for what in ("offered", "accepted", "declined", "withdrawn")},
    **{what: what for what in ("swapped", "postponed", "cancelled", "opened")},
    "received": "accepted",
}
STEPS = {
    "accept": ("accepted", {"offered"}),
    "decline": ("declined", {"offered", "accepted"}),
    "withdraw": ("withdrawn", {"offered"}),
    "postpone": ("postponed", {"offered", "accepted", "opened"}),
    "cancel": ("cancelled", {"offered", "accepted", "opened"}),
    "open_edition": ("opened", {"accepted"}),
    "swap": ("swapped", {"offered", "accepted"}),
}
OPEN = {"offered", "accepted", "opened"}
ROWS = select(*TurnEvent.__table__.columns).order_by(TurnEvent.id)


def link(turn):
    return f"/turns/{turn.id}"


def fold(number, events):
    """Tell from the events alone in which state a turn is."""
    state = None
    for event in events:
        swapped_too = event.other_turn_id == number and event.what == "swapped"
        if event.turn_id == number or swapped_too:
            state = BECOMES[event.what]
    return state


class Life(RuleBasedStateMachine):
    """Offers and steps; what a step may do is told by its own table and by the events."""

    def __init__(self, session, world):
        super().__init__()
        self.outer = session.begin_nested()
        self.session = session
        self.known = world.ids
        self.programme = session.get_one(Programme, world.number)
        self.codes = [code for code, *_rest in REGIONS]
        self.before = []
        self.numbers = 0

    @initialize()
    def begin(self):
        """Offer three years, accept two of them and open one: no life is spent before it begins."""
        for place, year in enumerate(YEARS[:3]):
            self.offer(place, None, year, why=True)
        for place, step in ((0, "accept"), (1, "accept"), (1, "open_edition")):
            self.take(step, self.of_year(YEARS[place]))

    def of_year(self, year):
        return next(one for one in self.turns() if one.year == year)

    def turns(self):
        """Return every turn, those first with which something can still happen."""
        self.session.expire_all()
        found = queries.turns(self.session, self.programme.id)
        return sorted(found, key=lambda one: (one.state not in OPEN, -one.id))

    def attempt(self, do):
        """Do something in a savepoint; tell how many events it added, or None if refused."""
        told = len(self.session.execute(ROWS).all())
        try:
            with self.session.begin_nested():
                do()
        except Refused:
            assert len(self.session.execute(ROWS).all()) == told
            return None
        return len(self.session.execute(ROWS).all()) - told

    @rule(
        code=st.integers(0, 3),
        co_code=st.none() | st.integers(0, 3),
        year=st.sampled_from(YEARS),
        why=st.booleans(),
    )
    def offer(self, code, co_code, year, why):
        hosts = self.ids(code), self.ids(co_code)
        live = [one for one in self.turns() if one.year == year and one.state in OPEN]
        same = [one for one in live if (one.region_id, one.co_region_id) == hosts]
        told = {"year": year, "region_id": hosts[0], "co_region_id": hosts[1], "link": link}
        seen = self.foreseen() if why else Forecast()
        added = self.attempt(
            lambda: actions.offer(
                self.session, None, self.programme, seen, reason="Because." * why, **told
            )
        )
        if live:
            assert added == (0 if same else None)
        else:
            assert added == (None if code == co_code else 1)

    def ids(self, place):
        return None if place is None else self.known[self.codes[place]]

    @rule(
        step=st.integers(0, 99),
        number=st.integers(0, 99),
        to_year=st.none() | st.sampled_from(YEARS),
        late=st.integers(0, 9),
    )
    def step(self, step, number, to_year, late):
        turns = self.turns()
        turn = turns[number % len(turns)]
        fit = sorted(one for one, (_, states) in STEPS.items() if turn.state in states)
        choices = fit * 3 + sorted(STEPS)
        self.take(choices[step % len(choices)], turn, to_year, stale=late == 9)

    def take(self, step, turn, to_year=None, *, stale=False):
        """Take a step with a turn; it must be refused exactly where the table says so."""
        becomes, possible = STEPS[step]
        facts = self.facts(step, turn, to_year)
        if facts is None:
            return
        state, do = turn.state, getattr(actions, step)
        added = self.attempt(
            lambda: do(self.session, None, turn, version=turn.version - stale, **facts)
        )
        if state == becomes:
            assert added == 0
        elif stale or state not in possible:
            assert added is None
        elif "to_year" not in facts:
            assert added == (3 if step == "swap" else 1)

    def facts(self, step, turn, to_year):
        """Return what a step wants to know; None where there is nobody to swap with."""
        if step == "open_edition":
            self.numbers += 1
            hosts = {"host_id": turn.region_id, "co_host_id": turn.co_region_id}
            plan = Plan(year=turn.year, number=str(self.numbers), zone="Asia/Tokyo", **hosts)
            return {"plan": plan, "limits": Limits(roles=(RoleLimit(role="athlete"),))}
        facts = {"link": link} if step == "accept" else {"link": link, "reason": "Because."}
        if step in {"postpone", "decline"}:
            facts["to_year"] = to_year
        if step == "swap":
            others = queries.exchangeable(self.session, turn)
            if not others:
                return None
            facts["other"] = others[-1]
        return facts

    @precondition(lambda self: len(self.before) % 3 == 0)
    @rule(
        what=st.sampled_from(["candidate", "dormant"]),
        code=st.none() | st.integers(0, 3),
        year=st.sampled_from(YEARS),
        to_year=st.none() | st.sampled_from(YEARS),
    )
    def note(self, what, code, year, to_year):
        told = {"what": what, "year": year, "region_id": self.ids(code), "to_year": to_year}
        assert self.attempt(lambda: actions.note(self.session, None, self.programme, **told)) in {
            1,
            None,
        }

    @rule(delete=st.booleans())
    def rewrite(self, delete):
        """Try to change what happened, past the application."""
        if self.before:
            how = "DELETE FROM turn_events" if delete else "UPDATE turn_events SET reason = 'x'"
            with pytest.raises(DBAPIError), self.session.begin_nested():
                self.session.execute(text(how))

    def foreseen(self):
        facts = queries.programme_facts(self.session, self.programme.id)
        return forecast(facts, turns=6, from_year=NOON.year)

    @invariant()
    def events_only_grow(self):
        events = self.session.execute(ROWS).all()
        assert events[: len(self.before)] == self.before
        self.before = events

    @invariant()
    def states_are_what_the_events_tell(self):
        told = {turn.id: fold(turn.id, self.before) for turn in self.turns()}
        assert told == {turn.id: turn.state for turn in self.turns()}

    @invariant()
    def one_turn_a_year_is_open(self):
        live = Counter(turn.year for turn in self.turns() if turn.state in OPEN)
        assert set(live.values()) <= {1}

    @invariant()
    def each_opened_turn_has_an_edition_of_its_own(self):
        opened = {turn.id: turn.edition_id for turn in self.turns() if turn.edition_id}
        known = self.session.scalars(select(Edition.id).where(Edition.status != "held")).all()
        assert sorted(opened.values()) == sorted(known)
        for turn in self.turns():
            assert turn.state != "opened" or turn.id in opened

    @invariant()
    def the_forecast_can_always_be_made(self):
        assert len(self.foreseen().turns) <= 6

    def teardown(self):
        self.outer.rollback()
        self.session.expunge_all()


@pytest.fixture
def app(applications):
    """On SQLite alone: the rules are the same, and the races are tested elsewhere."""
    return applications("sqlite")


@pytest.fixture
def run(app, session, clock):
    """Run the machine, all lives in the same small world."""
    clock(NOON)
    world = make_world(session)
    world.number = world.programme.id

    def run_machine(**changed):
        usual = {"max_examples": 15, "stateful_step_count": 12, "deadline": None}
        usual["suppress_health_check"] = list(HealthCheck)
        run_state_machine_as_test(
            lambda: Life(session, world), settings=settings(**usual | changed)
        )

    with app.test_request_context():
        yield run_machine


def test_the_events_tell_every_life(run):
    run()


def test_an_event_that_tells_something_else_is_found(run, monkeypatch):
    real = telling.happen

    def mumble(session, actor_id, turn, _what, **facts):
        return real(session, actor_id, turn, "offered", **facts)

    monkeypatch.setattr(answering, "happen", mumble)
    with pytest.raises(AssertionError):
        run(phases=[Phase.generate], report_multiple_bugs=False, max_examples=500, database=None)
