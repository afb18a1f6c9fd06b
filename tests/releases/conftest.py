"""A timetable with places, people who come, and one who has an account or none."""

from datetime import date, timedelta

import pytest

from app.core import clock as clock_
from app.core.words import Words
from app.registration import actions as registration
from app.registration import queries as registration_queries
from app.registration.models import Participant
from app.registration.rules import Entry
from app.releases import actions, queries, rules
from app.releases.actions.releasing import Answers
from tests.schedule import making
from tests.schedule.making import morning

SUBMISSION = "5b9a1e3c-5cf2-4ea4-9f22-0f6a2f7d1"
BEFORE = morning(1)


def person_entry(name, role="athlete", mail=None):
    """What is entered of a person."""
    mail = f"{name.lower()}@example.org" if mail is None else mail
    return Entry(
        role=role,
        native_family="Test",
        native_given=name,
        latin_family="TEST",
        latin_given=name.upper(),
        birth_date=date(1990, 4, 2),
        mail=mail or None,
    )


@pytest.fixture
def world(session, clock):
    """An edition of games; registration is open, then it is August."""
    clock(making.MADE.replace(month=5))
    made = making.timetable(session)
    session.commit()
    return made


@pytest.fixture
def enter(session, world, clock):
    """Enter a person for a region: `enter("Hana", "t-jp", role="coach")`."""
    numbers = iter(range(100, 999))

    def make(name, code="t-jp", **more):
        clock(making.MADE.replace(month=5))
        invitee = registration_queries.invitee(session, world.edition.id, code)
        entry, submission = person_entry(name, **more), f"{SUBMISSION}{next(numbers)}"
        person = registration.enter(session, None, invitee, entry, submission)
        session.commit()
        clock(BEFORE)
        return session.get_one(Participant, person.id)

    return make


@pytest.fixture
def put(session):
    """Place an activity, in whole hours after nine in the morning of the fifth."""

    def place(activity, hours, space=None):
        activity.starts_at = morning(5) + timedelta(hours=hours)
        activity.space_id = space.id if space else None
        session.commit()

    return place


@pytest.fixture
def placed(world, put, clock):
    """Opening, party, call and training stand one after the other, two matches at once."""
    opening, party, call, training, museum, _closing = world.others
    hall, room = world.spaces[2:]
    put(opening, 0, hall)
    put(party, 9, hall)
    put(call, 2, room)
    put(training, 4, world.spaces[0])
    put(museum, 24)
    put(world.matches[0], 26, world.spaces[0])
    put(world.matches[-1], 26, world.spaces[1])
    clock(BEFORE)
    return world


@pytest.fixture
def release(session, world):
    """Release the draft as it stands."""

    def now(**more):
        last = queries.newest(session, world.edition.id)
        draft = queries.draft(queries.activities(session, world.edition.id))
        seen = rules.digest(last.number + 1 if last else 1, draft)
        answers = Answers(**{"seen": seen, "note": Words(), **more})
        made = actions.release(session, None, world.edition, answers)
        session.commit()
        return made

    return now


@pytest.fixture
def coordinator(world, signed_in):
    return signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def account(world, person):
    """Make an account: `account("host_staff")`, or of a region: `account("region", "t-jp")`."""

    def make(role, code=None):
        if role == "host_staff":
            return person(role, edition_id=world.edition.id)
        region = next(one for one in world.regions if one.code == code)
        scope = {"programme_id": world.programme.id, "region_id": region.id}
        return person("region_coordinator", **scope)

    return make


@pytest.fixture
def now():
    """The moment at which the clock stands."""
    return clock_.now
