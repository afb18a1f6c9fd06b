"""A meet to which Toyama sends an adult with a link of her own, and a child."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from app.core.outbox import Letter
from app.core.words import Words
from app.questions.models import Question, QuestionVersion
from app.registration import actions as registration
from app.registration import queries as registration_queries
from app.registration.models import Participant
from app.registration.rules import Entry
from tests.editions import making

SAKURA = Entry(
    role="coach",
    native_family="山田",
    native_given="さくら",
    latin_family="YAMADA",
    latin_given="SAKURA",
    birth_date=date(1990, 4, 2),
    mail="sakura@example.org",
)
HANAKO = Entry(
    role="athlete",
    native_family="高橋",
    native_given="花子",
    latin_family="TAKAHASHI",
    latin_given="HANAKO",
    birth_date=date(2012, 6, 2),
    mail="hanako@example.org",
)
SUBMISSION = "7d9a1e3c-5cf2-4ea4-9f22-0f6a2f7d1a1"


@pytest.fixture
def world(session, clock):
    clock(making.NOON)
    made = making.world(session)
    made.links = f"{made.path}/delegations/t-jp/links"
    return made


@pytest.fixture
def enter(session, world):
    """Enter a person for a region: `enter(SAKURA, "t-jp")`."""
    numbers = iter(range(10))

    def make(entry, code="t-jp"):
        invitee = registration_queries.invitee(session, world.edition.id, code)
        submission = f"{SUBMISSION}{next(numbers)}"
        person = registration.enter(session, None, invitee, entry, submission)
        session.commit()
        return session.get_one(Participant, person.id)

    return make


@pytest.fixture
def sakura(enter):
    return enter(SAKURA)


@pytest.fixture
def hanako(enter):
    return enter(HANAKO)


@pytest.fixture
def toyama(world, signed_in):
    """The head of Toyama's delegation."""
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )


@pytest.fixture
def browser(app, session):
    """Another browser, in which nobody is signed in."""

    def make():
        client = app.test_client()
        client.session = session
        return client

    return make


@pytest.fixture
def letters(session):
    """The mails so far: `letters()`."""
    return lambda: session.scalars(select(Letter).order_by(Letter.id)).all()


@pytest.fixture
def send(toyama, world, letters):
    """Let the head send a person a link; returns its path."""

    def go(person, **more):
        told = {"whom": "ticked", "people": person.id, **more}
        assert toyama.post(world.links, data=told).status_code == 303
        return link_in(letters()[-1])

    return go


@pytest.fixture
def ask(session, world):
    """Ask something of everybody: `ask("shirt", field_class="open", required=True)`."""

    def make(identifier, label="Shirt size", **more):
        usual = {"kind": "text", "field_class": "open", "stage_kind": "names", "required": True}
        made = Question(
            edition_id=world.edition.id, identifier=identifier, position=1, **{**usual, **more}
        )
        session.add(made)
        session.flush()
        words = {"label": Words(en=label), "hint": Words()}
        session.add(QuestionVersion(question_id=made.id, made_at=making.NOON, **words))
        session.commit()
        return made

    return make


def link_in(letter):
    """Return the path and the language of the link in a mail."""
    path, language = re.search(r"(/own/[\w-]{43})\?language=(\w\w)", letter.body).groups()
    return SimpleNamespace(path=path, language=language, to=letter.recipient)
