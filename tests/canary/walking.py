"""Walking: every page, file and refusal of the table of permissions, with every object."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from werkzeug.test import TestResponse

from tests.canary.people import ABROAD, HOME, STAFF, Flock, Person
from tests.canary.questions import ASKED
from tests.canary.tokens import Token
from tests.matrix.asking import Place
from tests.matrix.cases import Case, case_of
from tests.matrix.table import rows
from tests.matrix.world import ACTORS

SIGNED_IN = tuple(dict.fromkeys((*ACTORS, *STAFF)))
SAFE = tuple(row.endpoint for row in rows() if row.method == "GET")
UNSAFE = tuple(row.key for row in rows() if row.method != "GET")
OF_A_LINK = (
    frozenset(one for one in SAFE if one.startswith("personal."))
    - {"personal.ask", "personal.links"}
) | {"releases.own", "releases.own_pdf"}
OF_ROSTERS = frozenset({"rosters.show", "rosters.print_view", "rosters.export"})
OF_EVERY_QUESTION = frozenset({"answering.reveal"})
OF_FILES = frozenset({"answering.fetch", "answering.reveal_file"})
EXPORTS = (
    "rosters.export",
    "answering.export_everybody",
    "answering.export_delegation",
    "answering.export_kitchen",
)
EVERY_COLUMN = {
    f"show-{name}": "1"
    for name in (
        *("latin", "kana", "age", "birth_date", "mail"),
        *(f"answer-{name}" for name, _kind, _class in ASKED),
    )
}
STAGES = ("names", "documents")
# Whose forms are sent empty; the others' are refused before they are read, as the matrix shows.
SENDING = frozenset({"anyone", "programme_own", "region_own", "host_own", "care_own"})
# Where a person is asked for under another region too: the matrix does so everywhere.
SWAPPED = frozenset({"answering.show", "vault.looks", "consents.guardians"})
ALL_QUESTIONS = tuple(name for name, _kind, _class in ASKED)
# One question of each way to be refused a page that asks for a reason.
FEW_QUESTIONS = ("document", "illness", "family", "shirt")
WHY = {"reason": "Asked for by the host"}


@dataclass
class Seen:
    """Which canaries an actor was told, and where first."""

    read: dict[Token, str] = field(default_factory=dict)
    revealed: dict[Token, str] = field(default_factory=dict)
    asked: int = 0


@dataclass
class Walk:
    """What every actor was told."""

    place: Place
    flock: Flock
    actors: dict[str, Seen] = field(default_factory=lambda: defaultdict(Seen))
    questions: tuple[str, ...] = ()

    def by(self, actor: str) -> Seen:
        """Let an actor walk everywhere, once."""
        if actor not in self.actors:
            self.pages(actor)
            self.exports(actor)
            self.reveals(actor)
            if actor in SENDING:
                self.refusals(actor)
        return self.actors[actor]

    def pages(self, actor: str) -> None:
        """Ask for every page with every object."""
        self.questions = FEW_QUESTIONS
        for endpoint in SAFE:
            if endpoint in OF_A_LINK or endpoint == "consents.answer":
                continue
            for path in dict.fromkeys(self.paths(endpoint, actor)):
                for query in self.queries(endpoint):
                    self.note(actor, path, self.get(actor, path, query))

    def exports(self, actor: str) -> None:
        """Take every file away for which a reason is asked."""
        for endpoint in EXPORTS:
            for path in dict.fromkeys(self.paths(endpoint, actor)):
                for kind in ("csv", "xlsx"):
                    body = {"format": kind, **WHY}
                    self.note(actor, path, self.post(actor, path, body, EVERY_COLUMN))

    def reveals(self, actor: str) -> None:
        """Give a reason for every sealed answer and file."""
        self.questions = ALL_QUESTIONS
        for endpoint in ("answering.reveal", "answering.reveal_file", "answering.care"):
            for path in dict.fromkeys(self.paths(endpoint, actor)):
                self.note(actor, path, self.post(actor, path, WHY), revealed=True)

    def refusals(self, actor: str) -> None:
        """Send every form empty: what is refused may tell as little as a page."""
        for endpoint, method in UNSAFE:
            arguments = self.place.arguments(endpoint, case_of(endpoint, method), actor)
            if "person_id" in arguments:
                arguments["person_id"] = self.flock.people["adult"].id
            path = self.place.url(endpoint, arguments)
            self.note(actor, path, self.post(actor, path, {}))

    def by_link(self, person: Person) -> Seen:
        """Use a person's own link, and take everything along."""
        who = f"own link of {person.name}"
        if who not in self.actors:
            for endpoint in sorted(OF_A_LINK):
                for stage in STAGES if endpoint == "personal.answer" else ("",):
                    given = {"token": person.own, **({"stage": stage} if stage else {})}
                    path = self.place.url(endpoint, given)
                    self.note(who, path, self.get("anyone", path))
            path = self.place.url("personal.file", {"token": person.own})
            self.note(who, path, self.post("anyone", path, {}), revealed=True)
        return self.actors[who]

    def by_guardian(self, person: Person) -> Seen:
        """Use the link of a person's guardian, in a browser of its own."""
        who = f"guardian link of {person.name}"
        if who not in self.actors:
            path = self.place.url("consents.answer", {"token": person.guardian})
            self.note(who, path, self.get("anyone", path))
            self.note(who, path, self.post("anyone", path, {}))
        return self.actors[who]

    def paths(self, endpoint: str, actor: str) -> Iterator[str]:
        """Return a page's address with every object of the world."""
        usual = self.place.arguments(endpoint, case_of(endpoint, "GET"), actor)
        for changed in self.objects(endpoint, usual):
            yield self.place.url(endpoint, {**usual, **changed})

    def objects(self, endpoint: str, usual: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Return what else a page's path may name."""
        own, other = self.flock.world.own, self.flock.world.other
        yield {}
        if "person_id" in usual:
            yield from self.people(endpoint, usual)
        elif "uuid" in usual:
            yield {"uuid": self.flock.uuid}
        elif "request_id" in usual:
            yield {"request_id": self.flock.request_id}
        elif "code" in usual:
            for edition in (own, other) if "edition_id" in usual else (own,):
                for code in (HOME, ABROAD):
                    told = {"code": code, "edition_id": edition["edition_id"]}
                    yield {name: told[name] for name in usual.keys() & told.keys()}
        elif usual.keys() <= other.keys():
            yield {name: other[name] for name in usual}

    def people(self, endpoint: str, usual: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Return each person of the world, and what hangs on the person."""
        for person in self.flock.people.values():
            told = {"edition_id": person.edition_id, "code": person.code, "person_id": person.id}
            if "guardian_id" in usual:
                yield told | {"guardian_id": person.guardian_id}
            elif "stage" in usual:
                yield from (told | {"stage": stage} for stage in STAGES)
            elif endpoint in OF_FILES:
                yield from (told | {"uuid": uuid} for uuid in person.files)
            elif endpoint in OF_EVERY_QUESTION:
                asked = self.flock.asked[person.edition_id].ids
                yield from (told | {"question_id": asked[name]} for name in self.questions)
            else:
                yield told
                if endpoint in SWAPPED:
                    yield told | {"code": ABROAD if person.code == HOME else HOME}

    def queries(self, endpoint: str) -> Iterator[dict[str, str]]:
        """Return the queries to ask a page with."""
        yield dict(case_of(endpoint, "GET").query)
        if endpoint in OF_ROSTERS:
            yield {**EVERY_COLUMN, "sort": "age", "group": "role"}
            yield {**EVERY_COLUMN, "q": "zq"}
        elif endpoint == "desk.people":
            yield {"q": "zq"}

    def get(self, actor: str, path: str, query: dict[str, str] | None = None) -> TestResponse:
        """Ask for a page; reading keeps nothing."""
        return self.place.send(path, "GET", actor, Case(query=query or {}))

    def post(
        self, actor: str, path: str, body: dict[str, Any], query: dict[str, str] | None = None
    ) -> TestResponse:
        """Send a form, and undo what it does."""
        with self.place.undone():
            case = Case(query=query or {}, body=lambda _world: body)
            return self.place.send(path, "POST", actor, case)

    def note(self, who: str, path: str, answer: TestResponse, *, revealed: bool = False) -> None:
        """Note the canaries in an answer: status line, headers, body."""
        assert answer.status_code != 500, path
        seen = self.actors[who]
        seen.asked += 1
        told = seen.revealed if revealed else seen.read
        aviary = self.flock.aviary
        found = {*aviary.found(answer.data), *aviary.said(str(answer.headers))}
        for token in found:
            told.setdefault(token, f"{answer.request.method} {path}")
