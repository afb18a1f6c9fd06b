"""Whatever happens in whatever order: counters are rows, and nobody overtakes anybody.

The model knows nothing of counters: it counts its people again for every question.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.core.errors import Refused
from app.editions import queries as finding
from app.editions.rules import ExtraLimit, Limits, RoleLimit
from app.registration import actions, queries, rules
from app.registration.models import Allowance, Participant
from app.registration.rules import offers
from app.stages.models import Stage
from tests.editions import making
from tests.registration.test_rules import TARO

ROLES = ("athlete", "coach")
SEXES = ("female", "male")
HOURS = 48
PERSON = st.integers(0, 99)


@dataclass
class Someone:
    """A person as the model knows one; `above` names the limits above which a place was granted."""

    id: int
    region: int
    role: str
    sex: str
    state: str = "entered"
    order: int = 0
    until: object = None
    above: set = field(default_factory=set)

    @property
    def holds(self):
        return self.state in {"entered", "offered"}


class WaitingList(RuleBasedStateMachine):
    """People come, wait, are offered places, answer or not, while limits and deadlines move."""

    def __init__(self, session, clock):
        super().__init__()
        self.outer = session.begin_nested()
        self.session, self.clock = session, clock
        self.now = making.NOON
        clock(self.now)
        self.world = making.world(session)
        edition = self.world.edition
        edition.registration_closes_at = None
        self.stage = Stage(
            edition_id=edition.id, kind="names", deadline=self.later(), after="request"
        )
        session.add(self.stage)
        session.flush()
        actions.set_waiting_list(session, None, self.found_edition(), on=True, offer_hours=HOURS)
        self.limits = {}
        self.people = []
        self.count = self.joined = 0
        self.open = True
        self.limit(per_region=2, overall=3, edition=5, region=None, women=1)

    def later(self):
        return self.now + timedelta(days=1000)

    def found_edition(self):
        self.session.expire_all()
        return finding.edition(self.session, self.world.edition.id)

    @property
    def ids(self):
        return [region.id for region in self.world.regions]

    # The model: who is counted under which limit, and who fits.

    @staticmethod
    def under(one, limit):
        mine = (one.role, one.region, one.sex)
        return all(wanted in {None, is_} for wanted, is_ in zip(limit, mine, strict=True))

    def room(self, limit):
        held = [one for one in self.people if one.holds and self.under(one, limit)]
        return self.limits[limit] + sum(limit in one.above for one in held) - len(held)

    def full(self, one, but=None):
        """Return the limits that keep a person out; those that count `but` already do not."""
        return {
            limit
            for limit in self.limits
            if self.under(one, limit)
            and not (but and self.under(but, limit))
            and self.room(limit) <= 0
        }

    def waiting(self):
        return sorted((one for one in self.people if one.state == "waiting"), key=lambda p: p.order)

    def promote(self):
        while first := next((one for one in self.waiting() if not self.full(one)), None):
            first.state, first.until = "offered", self.now + timedelta(hours=HOURS)

    def join(self, one):
        self.joined += 1
        one.state, one.order = "waiting", self.joined

    def attempt(self, do, expected):
        try:
            with self.session.begin_nested():
                do()
        except Refused:
            assert not expected
            return False
        assert expected
        return True

    def chosen(self, number):
        one = self.people[number % len(self.people)]
        code = making.REGIONS[one.region][0]
        return one, queries.participant(self.session, self.world.edition.id, code, one.id)

    def entry(self, role, sex):
        return replace(TARO, role=role, sex=sex)

    # What people do.

    @rule(
        region=st.integers(0, 2),
        role=st.sampled_from(ROLES),
        sex=st.sampled_from(SEXES),
        wait=st.booleans(),
        allowed=st.booleans(),
    )
    def enter(self, region, role, sex, wait, allowed):
        one = Someone(0, region, role, sex)
        full = self.full(one)
        made = []
        code = making.REGIONS[region][0]
        invitee = queries.invitee(self.session, self.world.edition.id, code)
        self.count += 1
        sent = self.entry(role, sex), str(self.count)

        def do():
            args = (self.session, None, invitee, *sent)
            made.append(actions.enter(*args, wait=wait, allowed=allowed))

        if self.attempt(do, (self.open or allowed) and (wait or not full)):
            one.id = made[0].id
            if full:
                self.join(one)
            self.people.append(one)

    @rule(region=st.integers(0, 2), role=st.sampled_from(ROLES), sex=st.sampled_from(SEXES))
    def enter_above(self, region, role, sex):
        one = Someone(0, region, role, sex)
        one.above = self.full(one)
        code = making.REGIONS[region][0]
        invitee = queries.invitee(self.session, self.world.edition.id, code)
        self.count += 1
        sent = self.entry(role, sex), str(self.count)
        one.id = actions.enter_above(self.session, None, invitee, *sent).id
        self.people.append(one)

    @rule(number=PERSON)
    def admit_above(self, number):
        if self.people:
            one, person = self.chosen(number)
            actions.admit_above(self.session, None, person)
            if one.state == "waiting":
                one.above = self.full(one)
                one.state = "entered"

    @rule(number=PERSON, allowed=st.booleans())
    def withdraw(self, number, allowed):
        if self.people:
            one, person = self.chosen(number)
            do = lambda: actions.withdraw(self.session, None, person, allowed=allowed)  # noqa: E731
            if self.attempt(do, self.open or allowed):
                one.state, one.above = "gone" if one.state != "lapsed" else "lapsed", set()
                self.promote()

    @rule(number=PERSON, wait=st.booleans())
    def restore(self, number, wait):
        if self.people:
            one, person = self.chosen(number)
            gone = one.state in {"gone", "lapsed"}
            full = self.full(one)
            do = lambda: actions.restore(self.session, None, person, wait=wait)  # noqa: E731
            if self.attempt(do, self.open and (not gone or wait or not full)) and gone:
                one.state = "entered"
                if full:
                    self.join(one)

    @rule(number=PERSON, role=st.sampled_from(ROLES), sex=st.sampled_from(SEXES))
    def change(self, number, role, sex):
        if not self.people:
            return
        one, person = self.chosen(number)
        new = replace(one, role=role, sex=sex)
        full = self.full(new, but=one if one.holds else None)
        do = lambda: actions.change(self.session, None, person, self.entry(role, sex))  # noqa: E731
        if not self.attempt(do, self.open and not (one.holds and full)):
            return
        by_sex = any(limit[2] for limit in self.limits)
        again = role != one.role or (sex != one.sex and by_sex)
        one.role, one.sex = role, sex
        if one.holds:
            one.above = {limit for limit in one.above if self.under(one, limit)}
        elif one.state == "waiting" and again:
            one.state = "entered"
            if full:
                self.join(one)
        self.promote()

    @rule(number=PERSON)
    def accept(self, number):
        if self.people:
            one, person = self.chosen(number)
            do = lambda: actions.accept_offer(self.session, None, person)  # noqa: E731
            if self.attempt(do, one.state == "offered" and one.until > self.now):
                one.state = "entered"

    @rule(number=PERSON)
    def decline(self, number):
        if self.people:
            one, person = self.chosen(number)
            do = lambda: actions.decline_offer(self.session, None, person)  # noqa: E731
            if self.attempt(do, one.state == "offered"):
                one.state, one.above = "gone", set()
                self.promote()

    @rule(hours=st.sampled_from((1, 30, 48)))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)
        self.clock(self.now)

    @rule()
    def offers_lapse(self):
        actions.expire_offers(self.session, self.found_edition())
        for one in self.people:
            if one.state == "offered" and one.until <= self.now:
                one.state = "lapsed"
        self.promote()

    @rule(is_open=st.booleans())
    def deadline_moves(self, is_open):
        self.stage.deadline = self.later() if is_open else self.now
        self.session.flush()
        self.open = is_open

    @rule(
        per_region=st.none() | st.integers(0, 4),
        overall=st.none() | st.integers(0, 6),
        edition=st.none() | st.integers(0, 9),
        region=st.none() | st.integers(0, 5),
        women=st.none() | st.integers(0, 3),
    )
    def limit(self, per_region, overall, edition, region, women):
        women_limit = ExtraLimit(
            role="athlete", sex="female", every_region=True, most=women, least=0
        )
        wanted = Limits(
            roles=(
                RoleLimit(role="athlete", per_region=per_region, overall=overall),
                RoleLimit(role="coach"),
            ),
            regions={} if region is None else {self.ids[0]: region},
            edition=edition,
            extra=() if women is None else (women_limit,),
        )
        here = {("athlete", None, None): overall, (None, None, None): edition}
        here[None, 0, None] = region
        for number in range(3):
            here["athlete", number, None] = per_region
            here["athlete", number, "female"] = women
        here = {limit: most for limit, most in here.items() if most is not None}
        before, self.limits = self.limits, here
        fits = all(self.room(limit) >= 0 for limit in here)
        found = self.found_edition()
        if not self.attempt(lambda: actions.set_limits(self.session, None, found, wanted), fits):
            self.limits = before
            self.session.expire_all()
            return
        for one in self.people:
            one.above = {limit for limit in one.above if limit in here or self.narrow(limit)}
        self.promote()

    @staticmethod
    def narrow(limit):
        return limit[2] is None and None not in limit[:2]

    # What must always hold.

    @invariant()
    def everybody_stands_where_the_model_says(self):
        states = dict(self.session.execute(select(Participant.id, Participant.state)).all())
        words = {"gone": "entered"}
        assert states == {one.id: words.get(one.state, one.state) for one in self.people}
        gone = self.session.scalars(
            select(Participant.id).where(Participant.withdrawn_at.is_not(None))
        )
        assert set(gone) == {one.id for one in self.people if one.state in {"gone", "lapsed"}}

    @invariant()
    def the_queue_keeps_its_order_and_nobody_in_it_fits(self):
        queue = queries.waiting(self.session, self.world.edition.id)
        assert [one.id for one in queue] == [one.id for one in self.waiting()]
        assert all(self.full(one) for one in self.waiting())

    @invariant()
    def counters_are_rows(self):
        for place in finding.counters(self.session, self.world.edition.id):
            region = None if place.region_id is None else self.ids.index(place.region_id)
            limit = (place.role, region, place.sex)
            mine = [one for one in self.people if self.under(one, limit)]
            assert place.taken == sum(one.holds for one in mine)
            if self.narrow(limit):
                assert place.waiting == sum(one.state == "waiting" for one in mine)
            assert place.extra == sum(limit in one.above for one in mine)
            assert place.capacity == self.limits.get(limit)

    @invariant()
    def nothing_granted_outlives_its_person(self):
        granted = self.session.scalars(select(Allowance.participant_id)).all()
        assert sorted(granted) == sorted(one.id for one in self.people for _ in one.above)

    def teardown(self):
        self.outer.rollback()
        self.session.expunge_all()


def test_counters_are_rows_and_nobody_overtakes(app, session, clock):
    clock(making.NOON)
    usual = {"max_examples": 20, "stateful_step_count": 25, "deadline": None}
    with app.app_context():
        run_state_machine_as_test(
            lambda: WaitingList(session, clock),
            settings=settings(suppress_health_check=list(HealthCheck), **usual),
        )


def turned_round(queue, room):
    return offers(reversed(list(queue)), room)


def one_more_than_there_are(queue, room):
    return offers(queue, {what: left + 1 for what, left in room.items()})


def one_place_becomes_free(session, clock):
    """Two are entered, two wait, and the first goes: by hand, so that no luck is needed."""
    machine = WaitingList(session, clock)
    for wait in (False, False, True, True):
        machine.enter(region=0, role="athlete", sex="male", wait=wait, allowed=False)
    machine.withdraw(number=0, allowed=False)
    machine.everybody_stands_where_the_model_says()
    machine.the_queue_keeps_its_order_and_nobody_in_it_fits()
    machine.counters_are_rows()
    return [one.state for one in machine.people]


def test_the_first_who_waits_is_offered_the_place(app, session, clock):
    with app.app_context():
        assert one_place_becomes_free(session, clock) == ["gone", "entered", "offered", "waiting"]


@pytest.mark.parametrize("wrong", [turned_round, one_more_than_there_are, lambda _queue, _room: []])
def test_the_machine_finds_who_is_offered_a_place_wrongly(app, session, clock, monkeypatch, wrong):
    monkeypatch.setattr(rules, "offers", wrong)
    with app.app_context(), pytest.raises(AssertionError):
        one_place_becomes_free(session, clock)
