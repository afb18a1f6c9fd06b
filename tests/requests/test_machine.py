"""Requests among everything else that happens to people: they do what they ask for, or nothing."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.registration import queries as delegations
from app.registration.models import Participant
from app.requests import actions, queries, rules
from app.requests.actions import answering
from app.requests.actions.keeping import Asked
from app.requests.models import Request
from tests.editions import making
from tests.registration.test_waiting_machine import PERSON, ROLES, SEXES, Someone, WaitingList


@dataclass
class Pending:
    """A request as the model knows one: about whom, and what shall be said of the person."""

    id: int
    what: str
    one: Someone
    role: str = ""
    sex: str = ""
    before: dict = field(default_factory=dict)


class Asking(WaitingList):
    """The waiting list's machine, where regions also ask and coordinators answer."""

    def __init__(self, session, clock):
        self.pending = []
        super().__init__(session, clock)

    def why(self):
        self.count += 1
        return Asked(reason="So it is", submission=f"r{self.count}")

    def keep(self, ask, expected, what, one, **wanted):
        """Ask; what is asked twice is one request."""
        made = []
        if self.attempt(lambda: made.append(ask()), expected):
            known = {request.id for request in self.pending}
            if made[0].id not in known:
                self.pending.append(Pending(made[0].id, what, one, **wanted))

    def waits(self, what, one):
        return [mine for mine in self.pending if (mine.what, mine.one) == (what, one)]

    @rule(
        region=st.integers(0, 2),
        role=st.sampled_from(ROLES),
        sex=st.sampled_from(SEXES),
        above=st.booleans(),
    )
    def ask_to_enter(self, region, role, sex, above):
        code = making.REGIONS[region][0]
        invitee = delegations.invitee(self.session, self.world.edition.id, code)
        do = actions.ask_above if above else actions.ask_to_enter
        sent = self.session, None, invitee, self.entry(role, sex), self.why()
        what = "above" if above else "enter"
        self.keep(lambda: do(*sent), above or not self.open, what, Someone(0, region, role, sex))

    @rule(number=PERSON)
    def ask_to_withdraw(self, number):
        if self.people:
            one, person = self.chosen(number)
            sent = self.session, None, person, self.why()
            may = not self.open and one.state not in {"gone", "lapsed"}
            self.keep(lambda: actions.ask_to_withdraw(*sent), may, "withdraw", one)

    @rule(number=PERSON)
    def ask_to_admit(self, number):
        if self.people:
            one, person = self.chosen(number)
            sent = self.session, None, person, self.why()
            may = one.state == "waiting"
            self.keep(lambda: actions.ask_to_admit(*sent), may, "admit", one)

    @rule(number=PERSON, role=st.sampled_from(ROLES), sex=st.sampled_from(SEXES))
    def ask_to_change(self, number, role, sex):
        if not self.people:
            return
        one, person = self.chosen(number)
        was, shall = {"role": one.role, "sex": one.sex}, {"role": role, "sex": sex}
        before = {name: was[name] for name in was if was[name] != shall[name]}
        proposed = {name: shall[name] for name in before}
        same = all(
            {name: getattr(mine, name) for name in mine.before} == proposed
            for mine in self.waits("change", one)
        )
        may = not self.open and one.state not in {"gone", "lapsed"} and before and same
        sent = self.session, None, person, self.entry(role, sex), self.why()
        wanted = {"role": role, "sex": sex, "before": before}
        self.keep(lambda: actions.ask_to_change(*sent), bool(may), "change", one, **wanted)

    @rule(number=PERSON, how=st.sampled_from(("accept", "accept", "decline", "take_back")))
    def answer(self, number, how):
        if not self.pending:
            return
        mine = self.pending[number % len(self.pending)]
        self.session.expire_all()
        request = queries.request(self.session, self.world.edition.id, mine.id)
        said = {"accept": ("",), "decline": ("No",), "take_back": ()}[how]
        may = how != "accept" or getattr(self, f"may_{mine.what}")(mine)
        if self.attempt(lambda: getattr(actions, how)(self.session, None, request, *said), may):
            self.pending.remove(mine)
            if how == "accept":
                getattr(self, f"did_{mine.what}")(mine, request)
        else:
            self.session.expire_all()

    # What an accepted request must have done, and when it cannot be.

    def may_enter(self, mine):
        return not self.full(mine.one)

    def did_enter(self, mine, request):
        found = select(Participant.id).where(Participant.submission == request.submission)
        mine.one.id = self.session.scalar(found)
        assert mine.one.id is not None
        self.people.append(mine.one)

    def may_above(self, _mine):
        return True

    def did_above(self, mine, request):
        mine.one.above = self.full(mine.one)
        self.did_enter(mine, request)

    def may_admit(self, mine):
        return mine.one.state == "waiting"

    def did_admit(self, mine, _request):
        mine.one.above = self.full(mine.one)
        mine.one.state = "entered"

    def may_withdraw(self, mine):
        return mine.one.state not in {"gone", "lapsed"}

    def did_withdraw(self, mine, _request):
        mine.one.state, mine.one.above = "gone", set()
        self.promote()

    def shall(self, mine):
        """Return the person as the accepted change makes one."""
        return replace(mine.one, **{name: getattr(mine, name) for name in mine.before})

    def may_change(self, mine):
        one, new = mine.one, self.shall(mine)
        drifted = any(getattr(one, name) != was for name, was in mine.before.items())
        full = one.holds and self.full(new, but=one)
        return one.state not in {"gone", "lapsed"} and not drifted and not full

    def did_change(self, mine, _request):
        one, new = mine.one, self.shall(mine)
        by_sex = any(limit[2] for limit in self.limits)
        again = new.role != one.role or (new.sex != one.sex and by_sex)
        full = self.full(new)
        one.role, one.sex = new.role, new.sex
        if one.holds:
            one.above = {limit for limit in one.above if self.under(one, limit)}
        elif again:
            one.state = "entered"
            if full:
                self.join(one)
        self.promote()

    @invariant()
    def what_waits_is_what_the_model_says(self):
        found = select(Request.id).where(Request.state == "open")
        assert set(self.session.scalars(found)) == {mine.id for mine in self.pending}


def test_requests_do_what_they_ask_for_or_nothing(app, session, clock):
    clock(making.NOON)
    usual = {"max_examples": 20, "stateful_step_count": 25, "deadline": None}
    with app.app_context():
        run_state_machine_as_test(
            lambda: Asking(session, clock),
            settings=settings(suppress_health_check=list(HealthCheck), **usual),
        )


def one_asks_too_early_and_then_goes(session, clock):
    """While names may be given nobody asks; later a withdrawal is granted: by hand, no luck."""
    machine = Asking(session, clock)
    machine.enter(region=0, role="athlete", sex="male", wait=False, allowed=False)
    machine.ask_to_withdraw(number=0)
    machine.deadline_moves(is_open=False)
    machine.ask_to_withdraw(number=0)
    machine.what_waits_is_what_the_model_says()
    machine.answer(number=0, how="accept")
    machine.everybody_stands_where_the_model_says()
    machine.what_waits_is_what_the_model_says()
    return [one.state for one in machine.people]


def test_an_accepted_withdrawal_is_carried_out(app, session, clock):
    with app.app_context():
        assert one_asks_too_early_and_then_goes(session, clock) == ["gone"]


@pytest.mark.parametrize(("module", "name"), [(answering, "_carry_out"), (rules, "check_askable")])
def test_the_machine_finds_what_is_answered_wrongly(app, session, clock, monkeypatch, module, name):
    monkeypatch.setattr(module, name, lambda *_facts: None)
    with app.app_context(), pytest.raises(AssertionError):
        one_asks_too_early_and_then_goes(session, clock)
