"""The people of the canaries' world, entered, answered for and taken away by the real actions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.accounts.actions.sessions import begin
from app.accounts.models import Grant, Role, User
from app.consents import actions as consents
from app.consents import queries as consent_queries
from app.core import clock
from app.editions.models import Place as Room
from app.imports.actions import upload
from app.personal.actions import send
from app.registration import actions as registration
from app.registration.queries import invitee, participant
from app.registration.rules import Entry
from app.requests.actions import ask_above
from app.requests.actions.keeping import Asked as Wish
from app.retention.actions import erase
from tests.canary import questions
from tests.canary.tokens import Aviary
from tests.matrix.building import build
from tests.matrix.world import World

HOME, ABROAD = "jp-90", "kr-90"
ADULT, CHILD = 1931, 2014
STAFF = {
    "care_other": (Role.CARE_STAFF, "other"),
    "kitchen_other": (Role.KITCHEN_STAFF, "other"),
}


@dataclass
class Person:
    """One person of the world: where, in which state, and what bears their links."""

    name: str
    state: str
    edition_id: int
    code: str
    id: int
    guardian_id: int = 0
    own: str = ""
    guardian: str = ""
    files: list[str] = field(default_factory=list)


@dataclass
class Flock:
    """The world with its canaries."""

    world: World
    aviary: Aviary = field(default_factory=Aviary)
    people: dict[str, Person] = field(default_factory=dict)
    asked: dict[int, questions.Asked] = field(default_factory=dict)
    uuid: str = ""
    request_id: int = 0


def populate(app: Flask) -> Flock:
    """Build the matrix's world and let canaries into it."""
    flock = Flock(build(app))
    with app.test_request_context(), app.extensions["sessions"].begin() as session:
        _Populating(session, flock).everybody()
    return flock


class _Populating:
    """Lets people in one after another."""

    def __init__(self, session: Session, flock: Flock) -> None:
        self.session, self.flock, self.aviary = session, flock, flock.aviary
        self.own, self.other = flock.world.own, flock.world.other

    def everybody(self) -> None:
        """Enter everybody, then let some be withdrawn and erased."""
        self.staff()
        here, there = self.own["edition_id"], self.other["edition_id"]
        for edition_id in (here, there):
            self.flock.asked[edition_id] = questions.ask(self.session, edition_id)
        for name, edition_id, code in (
            ("adult", here, HOME),
            ("abroad", here, ABROAD),
            ("elsewhere", there, HOME),
            ("withdrawn", here, HOME),
            ("erased", here, HOME),
        ):
            self.answered(self.enter(name, "open", edition_id, code))
        self.children(here)
        self.without_places(here)
        for name in ("adult", "abroad", "elsewhere", "withdrawn", "erased", "child", "waiting"):
            self.link(self.flock.people[name])
        self.link(self.flock.people["unasked"])
        self.link(self.flock.people["taken back"])
        self.uploaded(here)
        self.gone("withdrawn", lambda one: registration.withdraw(self.session, None, one))
        self.gone("erased", lambda one: erase(self.session, None, one, one.native))

    def staff(self) -> None:
        """Sign care and kitchen staff in, as far as the matrix has not."""
        for name in sorted(STAFF.keys() - self.flock.world.tokens.keys()):
            role, whose = STAFF[name]
            user = User(
                email=f"{name.replace('_', '-')}@example.org", name=name, created_at=clock.now()
            )
            self.session.add(user)
            self.session.flush()
            edition_id = getattr(self.flock.world, whose)["edition_id"]
            grant = Grant(user_id=user.id, role=role, edition_id=edition_id, granted_at=clock.now())
            self.session.add(grant)
            self.session.flush()
            self.session.refresh(user, ["grants"])
            self.flock.world.tokens[name] = begin(self.session, user, "canary")

    def entry(self, name: str, born: int, role: int = 0, *, latin: bool = True) -> Entry:
        """Return what a region says about a person."""
        word, number = self.aviary.word, len(self.aviary.words)
        names = {"latin_family": "lf", "latin_given": "lg"} if latin else {}
        told = {one: word(name, "latin name", part).upper() for one, part in names.items()}
        return Entry(
            role=self.roles()[role],
            name_order="given-first",
            native_family=word(name, "name", "nf").title(),
            native_given=word(name, "name", "ng").title(),
            **told,
            birth_date=self.aviary.day(name, "birth date", date(born, 1, 1) + timedelta(number)),
            mail=f"{word(name, 'mail', 'ml')}@example.org",
        )

    def roles(self) -> list[str]:
        """Return the slugs of the roles offered."""
        edition = invitee(self.session, self.own["edition_id"], HOME).edition
        return [
            self.own["role"],
            *(one.role for one in edition.roles if one.role != self.own["role"]),
        ]

    def enter(self, name: str, state: str, edition_id: int, code: str, born: int = ADULT) -> Person:
        """Enter a person."""
        self.session.flush()
        self.session.expire_all()
        asked = invitee(self.session, edition_id, code)
        role = 1 if state == "waiting" else 0
        entry = self.entry(name, born, role)
        made = registration.enter(
            self.session, None, asked, entry, str(uuid4()), wait=state == "waiting"
        )
        self.session.flush()
        person = Person(name, state, edition_id, code, made.id)
        self.flock.people[name] = person
        return person

    def answered(self, person: Person) -> None:
        """Let a person answer everything."""
        asked = self.flock.asked[person.edition_id]
        person.files = questions.answer(
            self.session, self.aviary, asked, person.code, person.name, person.id
        )

    def children(self, edition_id: int) -> None:
        """Enter a child with consent, one without, and one whose consent was taken back."""
        for name, state in (
            ("child", "consented"),
            ("unasked", "closed"),
            ("taken back", "closed"),
        ):
            person = self.enter(name, state, edition_id, HOME, CHILD)
            self.guardian(person)
            if name != "unasked":
                self.consent(person, agrees=True)
                self.answered(person)
            if name == "taken back":
                self.consent(person, agrees=False)

    def guardian(self, person: Person) -> None:
        """Name a guardian and send the link."""
        word = self.aviary.word
        child = self.child(person)
        consents.start_texts(self.session, None, child.delegation.edition)
        named = consents.Person(
            name=word(person.name, "guardian", "gn").title(),
            relation="mother",
            mail=f"{word(person.name, 'guardian', 'gm')}@example.org",
            telephone=self.aviary.phone(person.name, "guardian"),
        )
        made = consents.name_guardian(self.session, None, child, named, "en")
        person.guardian_id = made.id
        self.session.refresh(made, ["participant"])
        found = consent_queries.guardian(self.session, person.id, made.id)
        secrets: list[str] = []
        consents.send_link(self.session, None, found, lambda one: secrets.append(one) or one)
        person.guardian = secrets[0]

    def child(self, person: Person):
        """Return a child as the pages about guardians load it."""
        self.session.flush()
        self.session.expire_all()
        return consent_queries.child(self.session, person.edition_id, person.code, person.id)

    def consent(self, person: Person, *, agrees: bool) -> None:
        """Let the guardian agree to everything, or to nothing any more."""
        self.session.flush()
        self.session.expire_all()
        guardian = consent_queries.guardian(self.session, person.id, person.guardian_id)
        known = consents.known(self.session, guardian)
        texts = consent_queries.texts(self.session, person.edition_id).values()
        proof = consents.Proof(
            language="en",
            zone="Asia/Tokyo",
            channel="link",
            identity="mailed-link",
            typed=known.name,
            birth_date=guardian.participant.birth_date,
        )
        consents.answer(self.session, guardian, {one.id: agrees for one in texts}, proof)

    def without_places(self, edition_id: int) -> None:
        """Let one person wait where no place is left, and ask for another above the limit."""
        role = self.roles()[1]
        full = update(Room).where(Room.edition_id == edition_id, Room.role == role)
        self.session.execute(full.values(capacity=0))
        self.answered(self.enter("waiting", "waiting", edition_id, HOME))
        asked = invitee(self.session, edition_id, HOME)
        entry = self.entry("proposed", ADULT, 1)
        why = Wish(reason=self.aviary.word("proposed", "reason", "wy"), submission=str(uuid4()))
        self.flock.request_id = ask_above(self.session, None, asked, entry, why).id

    def link(self, person: Person) -> None:
        """Send a person's own link."""
        self.session.flush()
        self.session.expire_all()
        found = participant(self.session, person.edition_id, person.code, person.id)
        secrets: list[str] = []
        send(self.session, None, [found], "en", lambda one, _language: secrets.append(one) or one)
        person.own = secrets[0]

    def uploaded(self, edition_id: int) -> None:
        """Send a file with one new person."""
        self.session.flush()
        self.session.expire_all()
        entry = self.entry("uploaded", ADULT, latin=False)
        columns = "Role,Family name,Given name,Date of birth,Mail"
        told = (entry.role, entry.native_family, entry.native_given, entry.birth_date, entry.mail)
        lines = f"{columns}\n{','.join(map(str, told))}\n"
        asked = invitee(self.session, edition_id, HOME)
        name = f"{self.aviary.word('uploaded', 'file name', 'un')}.csv"
        self.flock.uuid = upload(self.session, None, asked, name, lines.encode()).uuid

    def gone(self, name: str, leave: Callable) -> None:
        """Let somebody leave."""
        person = self.flock.people[name]
        person.state = name
        self.session.flush()
        self.session.expire_all()
        leave(participant(self.session, person.edition_id, person.code, person.id))
        self.session.flush()
