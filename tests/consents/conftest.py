"""A meet that children of three countries take part in."""

from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import update

from app.consents import actions, queries
from app.consents.actions import Person
from app.registration import actions as registration
from app.registration import queries as registration_queries
from app.registration.models import Participant
from app.registration.rules import Entry
from tests.editions import making

HANAKO = Entry(
    role="athlete",
    native_family="山田",
    native_given="花子",
    latin_family="YAMADA",
    latin_given="HANAKO",
    birth_date=date(2012, 6, 2),
    mail="hanako@example.org",
)
MOTHER = Person(name="山田 ゆり", relation="mother", mail="yuri@example.org", telephone="+81 76")


@pytest.fixture
def world(session, clock):
    clock(making.NOON)
    return making.world(session)


@pytest.fixture
def child(session, world):
    """A child of Toyama, 14 years old, loaded as the pages load it."""
    invitee = registration_queries.invitee(session, world.edition.id, "t-jp")
    person = registration.enter(
        session, None, invitee, HANAKO, "7d9a1e3c-5cf2-4ea4-9f22-0f6a2f7d1a10"
    )
    session.commit()
    found = queries.child(session, world.edition.id, "t-jp", person.id)
    assert found is not None
    return found


@pytest.fixture
def asked(app, session, world, child):
    """The child's mother, named, and the texts she is asked."""
    with app.test_request_context():
        actions.start_texts(session, None, child.delegation.edition)
        guardian = actions.name_guardian(session, None, child, MOTHER, "ja")
        session.refresh(guardian, ["participant"])
        links = []
        actions.send_link(session, None, guardian, lambda secret: links.append(secret) or secret)
        session.commit()
    texts = queries.texts(session, world.edition.id)
    return SimpleNamespace(guardian=guardian, texts=texts, secret=links[0], child=child)


@pytest.fixture
def born(session, child):
    """Change the child's birth date behind everybody's back."""

    def set_to(day):
        session.execute(
            update(Participant).where(Participant.id == child.id).values(birth_date=day)
        )
        session.commit()
        session.refresh(child, ["birth_date"])

    return set_to
