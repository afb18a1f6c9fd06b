"""Whatever people do in whatever order, the counters say how many rows there are."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.core.errors import Refused
from app.editions import queries as finding
from app.registration import actions, queries
from tests.editions import making
from tests.registration.test_rules import TARO

ROLES = ("athlete", "coach")


class Registration(RuleBasedStateMachine):
    """People come and go; the model is a list of (region, role, entered) and the limits."""

    def __init__(self, session):
        super().__init__()
        self.outer = session.begin_nested()
        self.session = session
        self.world = making.world(session)
        self.limits = making.limits()
        self.people = []
        self.count = 0

    def allowed(self, region, role):
        """Tell whether the limits leave a place, counted from the model's rows."""
        here = [(r, o) for _, r, o, entered in self.people if entered]
        most = {limit.role: limit for limit in self.limits.roles}[role]
        checks = (
            (most.per_region, here.count((region, role))),
            (most.overall, sum(o == role for _, o in here)),
            (self.limits.regions.get(self.ids[region]), sum(r == region for r, _ in here)),
            (self.limits.edition, len(here)),
        )
        return all(limit is None or taken < limit for limit, taken in checks)

    @property
    def ids(self):
        return [region.id for region in self.world.regions]

    def attempt(self, do, expected):
        """Do something in a savepoint; it must be refused exactly when the model says so."""
        try:
            with self.session.begin_nested():
                do()
        except Refused:
            assert not expected
            return False
        assert expected
        return True

    @rule(region=st.integers(0, 2), role=st.sampled_from(ROLES))
    def enter(self, region, role):
        invitee = queries.invitee(self.session, self.world.edition.id, making.REGIONS[region][0])
        self.count += 1
        made = []
        entry = TARO.__class__(**{**TARO.__dict__, "role": role})

        def do():
            made.append(actions.enter(self.session, None, invitee, entry, str(self.count)))

        if self.attempt(do, self.allowed(region, role)):
            self.people.append([made[0].id, region, role, True])

    def found(self, number):
        person_id, region, _role, _entered = self.people[number % len(self.people)]
        code = making.REGIONS[region][0]
        return queries.participant(self.session, self.world.edition.id, code, person_id)

    @rule(number=st.integers(0, 99))
    def withdraw(self, number):
        if self.people:
            actions.withdraw(self.session, None, self.found(number))
            self.people[number % len(self.people)][3] = False

    @rule(number=st.integers(0, 99))
    def restore(self, number):
        if self.people:
            person = self.people[number % len(self.people)]
            expected = person[3] or self.allowed(person[1], person[2])
            do = lambda: actions.restore(self.session, None, self.found(number))  # noqa: E731
            person[3] = self.attempt(do, expected) or person[3]

    @rule(
        per_region=st.none() | st.integers(0, 4),
        overall=st.none() | st.integers(0, 6),
        edition=st.none() | st.integers(0, 8),
        region=st.none() | st.integers(0, 5),
    )
    def limit(self, per_region, overall, edition, region):
        regions = {} if region is None else {self.ids[0]: region}
        wanted = making.limits(
            per_region=per_region, overall=overall, edition=edition, regions=regions
        )
        here = [(r, o) for _, r, o, entered in self.people if entered]
        athletes = [sum(one == (r, "athlete") for one in here) for r in range(3)]
        fits = (
            (per_region is None or max(athletes) <= per_region)
            and (overall is None or sum(athletes) <= overall)
            and (edition is None or len(here) <= edition)
            and (region is None or sum(r == 0 for r, _ in here) <= region)
        )

        def do():
            self.session.expire_all()
            found = finding.edition(self.session, self.world.edition.id)
            actions.set_limits(self.session, None, found, wanted)

        if self.attempt(do, fits):
            self.limits = wanted
        self.session.expire_all()

    @invariant()
    def counters_are_rows(self):
        here = [(self.ids[r], o) for _, r, o, entered in self.people if entered]
        for place in finding.places(self.session, self.world.edition.id):
            counted = sum(
                place.region_id in {None, region} and place.role in {None, role}
                for region, role in here
            )
            assert place.taken == counted
            assert place.capacity is None or counted <= place.capacity

    def teardown(self):
        self.outer.rollback()
        self.session.expunge_all()


def test_counters_are_rows(app, session, clock):
    clock(making.NOON)
    with app.app_context():
        run_machine(session)


def run_machine(session):
    run_state_machine_as_test(
        lambda: Registration(session),
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
