"""What a valid request to each route holds beyond what its form already shows."""

import base64
import io
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from PIL import Image
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.accounts.models import Attempt
from app.core import clock
from app.core.words import Words
from app.decisions.models import Decision
from app.imports.models import Import
from app.proposals.models import Party, Proposal, ProposalPaper
from app.questions.models import Question, QuestionVersion
from app.registration.models import Participant
from app.requests.models import Request
from app.schedule.models import Activity, Clocks, ForumPlan
from app.schedule.rules.rows import packed
from app.stages.models import Stage
from tests.matrix.reviewing import SECOND
from tests.matrix.world import PASSWORD, World
from tests.schedule.forum_sheets import sheets, workbook

OTHER_ACTIVITY = "00000000-0000-4000-8000-000000000001"
Body = Callable[[World], Mapping[str, Any]]
NEW_PASSWORD = "barley-lantern-4417-quay"


def _nothing(_session: Session, _world: World) -> None:
    """Leave the world as it is."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A valid request: answers, query, the path's arguments, and what must stand before."""

    body: Body = field(default=lambda _world: {})
    query: Mapping[str, str] = field(default_factory=dict)
    arguments: Callable[[World, str], dict[str, Any]] = field(default=lambda _world, _actor: {})
    before: Callable[[Session, World], None] = field(default=_nothing)
    also: Mapping[str, Body] = field(default_factory=dict)
    # Where a request leads that was answered, if that is the page for signing in.
    then: str = ""

    def answers(self, world: World, actor: str) -> dict[str, Any]:
        """Return what the actor answers."""
        return {**self.body(world), **self.also.get(actor, lambda _world: {})(world)}


def _of(name: str, at: str) -> Callable[[World, str], dict[str, Any]]:
    """Return the argument `at` filled with the world's own thing of that name."""
    return lambda world, _actor: {at: world.own[name]}


def _own_session(world: World, actor: str) -> dict[str, Any]:
    """Return the actor's own session; anyone's is the one of a person without a role."""
    return {"number": world.sessions.get(actor, world.sessions["signed_in"])}


def _without_throttle(session: Session, _world: World) -> None:
    """Forget what was tried before."""
    session.execute(delete(Attempt))


def _make_a_child(session: Session, world: World) -> None:
    """Let the participant be a child."""
    session.get_one(Participant, world.own["participant_id"]).birth_date = date(2016, 3, 17)


def _with_stages_before(session: Session, world: World) -> None:
    """Give the programmes' earlier editions a stage."""
    for told in (world.own, world.other):
        ends = clock.now() - timedelta(days=300)
        session.add(Stage(edition_id=told["held_edition_id"], kind="names", deadline=ends))


def _with_questions_before(session: Session, world: World) -> None:
    """Let the programmes' earlier editions have asked something."""
    for told in (world.own, world.other):
        asked = {"identifier": "before", "position": 1, "kind": "text", "field_class": "open"}
        question = Question(edition_id=told["held_edition_id"], **asked)
        session.add(question)
        session.flush()
        words = {"label": Words(en="Before?"), "hint": Words(), "made_at": clock.now()}
        session.add(QuestionVersion(question_id=question.id, **words))


def _with_late_stages(session: Session, world: World) -> None:
    """Let the deadlines of both programmes' editions have passed, changes by request."""
    for told in (world.own, world.other):
        for kind in ("number", "names", "documents"):
            ended = clock.now() - timedelta(hours=1)
            edition = told["edition_id"]
            session.add(Stage(edition_id=edition, kind=kind, deadline=ended, after="request"))


def _with_late_requests_answered(session: Session, world: World) -> None:
    """Leave no request open either: only one of a kind may wait."""
    _with_late_stages(session, world)
    done = {"state": "declined", "answered_at": clock.now()}
    session.execute(update(Request).values(**done))


def _with_somebody_who_waits(session: Session, world: World) -> None:
    """Let the person wait for a place."""
    _with_late_stages(session, world)
    person = session.get_one(Participant, world.own["participant_id"])
    person.state, person.queued_at = "waiting", clock.now()


def _with_decisions(session: Session, world: World) -> None:
    """Let a decision wait for its release in both programmes, always of the same number."""
    for place, told in enumerate((world.own, world.other)):
        found = select(Proposal.id).where(
            Proposal.call_id == told["voting_call_id"], Proposal.number == 2
        )
        number = session.scalars(found).one()
        made = Decision(proposal_id=number, outcome="deferred", decided_at=clock.now())
        made.id = 900_000 + place
        session.add(made)


def _with_moved_clocks(session: Session, world: World) -> None:
    """Let the timetables have been planned on other clocks."""
    for told in (world.own, world.other):
        session.add(Clocks(edition_id=told["edition_id"], zone="Asia/Vladivostok", starts_on=None))


def _person(world: World) -> dict[str, Any]:
    """Answer everything about a person."""
    return {
        "role": world.own["role"],
        "native_family": "Новиков",
        "native_given": "Пётр",
        "latin_family": "NOVIKOV",
        "latin_given": "Petr",
        "birth_date": "2001-02-03",
    }


def _own_stage(world: World, _actor: str) -> dict[str, Any]:
    """Return one's own link, and a stage of questions."""
    return {"token": world.own["own_token"], "stage": "names"}


def _of_number(number: int) -> Callable[[World, str], dict[str, Any]]:
    """Return the argument `number`."""
    return lambda _world, _actor: {"number": number}


def _own_place(world: World, _actor: str) -> dict[str, Any]:
    """Return one's own link, and an activity with limited places."""
    return {"token": world.own["own_token"], "activity_uuid": world.own["limited_uuid"]}


def _named(world: World) -> dict[str, Any]:
    """Name the person of the path, as whoever erases must."""
    return {"named": world.own["participant_native"]}


def _document(world: World) -> bytes:
    """Write a programme that is not there yet."""
    told = {"slug": "brought-games", "kind_slug": world.own["kind"], "names": {"en": "Brought"}}
    return json.dumps({"format": "kitamae-programme/1", **told}).encode()


def _packed(world: World) -> str:
    """Pack the document as the page does that shows what it changes."""
    return base64.b64encode(zlib.compress(_document(world))).decode()


def _import_is(state: str) -> Callable[[Session, World], None]:
    """Let the import be at another step."""

    def change(session: Session, world: World) -> None:
        found = update(Import).where(Import.uuid == world.own["import_uuid"])
        session.execute(found.values(state=state))

    return change


def _answers(world: World, _actor: str) -> dict[str, Any]:
    """Return one's own participant, and a stage of questions."""
    return {"person_id": world.own["participant_id"], "stage": "documents"}


def _sealed(world: World, _actor: str) -> dict[str, Any]:
    """Return one's own participant, and a question with a sealed answer."""
    number = world.own["sealed_question_id"]
    return {"person_id": world.own["participant_id"], "question_id": number}


def _picture() -> io.BytesIO:
    """Draw a small picture."""
    file = io.BytesIO()
    Image.new("RGB", (3, 4)).save(file, "PNG")
    file.seek(0)
    return file


def _file(name: str) -> Callable[[World, str], dict[str, Any]]:
    """Return one's own participant, and a file."""
    return lambda world, _actor: {
        "person_id": world.own["participant_id"],
        "uuid": world.own[name],
    }


def _at(days: int) -> str:
    """Return a moment some days from now as a form says it."""
    return f"{clock.now() + timedelta(days=days):%Y-%m-%dT%H:%M}"


def _call(_world: World) -> dict[str, Any]:
    """Answer what is asked about a call."""
    words = {"title-en": "Harbours", "text-en": "Propose."}
    return {**words, "opens_at": _at(1), "closes_at": _at(20), "zone": "Asia/Tokyo"}


def _withdrawn(session: Session, world: World) -> None:
    """Let the proposal be withdrawn."""
    gone = {"state": "withdrawn", "withdrawn_from": "submitted", "withdrawn_at": clock.now()}
    session.execute(update(Proposal).where(Proposal.id == world.own["proposal_id"]).values(**gone))


def _asked_nobody(session: Session, _world: World) -> None:
    """Let nobody be asked to propose together."""
    session.execute(delete(Party))


def _papers_removed(session: Session, _world: World) -> None:
    """Let all papers be taken off their proposals."""
    session.execute(update(ProposalPaper).values(removed_at=clock.now()))


def _paper_by_pen(world: World, _actor: str) -> dict[str, Any]:
    """Return a co-writer's link, and a paper of the draft."""
    return {"token": world.own["co_writer_token"], "file_uuid": world.own["draft_file_uuid"]}


PASSWORDS = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}
BY_LINK = _of("party_token", "token")
BY_PEN = _of("co_writer_token", "token")
DRAFT = _of("draft_uuid", "uuid")
IMPORT = _of("import_uuid", "uuid")
GRANT = _of("region_own_grant_id", "number")
INVITATION = _of("invitation_id", "number")
PERSON = _of("participant_id", "person_id")
OWN = _of("own_token", "token")
WITHDRAWN = _of("withdrawn_id", "person_id")
OFFERED = _of("offered_id", "person_id")
ACCEPTED = _of("own_accepted_turn_id", "turn_id")
WHY = {"reason": "A bus was late"}

A_CALL = {"type": "cooperation"}
SOME_DAY = {"due_on": "2090-05-06"}
SO_DECIDED = {"reason": "So decided"}


def _reviewed(world: World, _actor: str) -> dict[str, Any]:
    """Return the proposal under review; its paper has the same name."""
    return dict.fromkeys(("uuid", "paper_uuid"), world.own["reviewed_uuid"])


def _assigned(_world: World, _actor: str) -> dict[str, Any]:
    """Return the number of a proposal under review."""
    return {"number": SECOND}


VOTED_ON = _of("voting_call_id", "call_id")
PREPARED = _of("prepared_poll_id", "poll_id")
COUNTED = _of("counted_poll_id", "poll_id")
BALLOT = {"vote_1": "for", "vote_2": "abstain", "sure": "y"}
TO_HOSTS = {"role": "host_staff"}


def _seen(_world: World) -> dict[str, Any]:
    """Return the number of a board on which nothing moved."""
    return {"seen": 0}


def _placed_then(world: World) -> dict[str, Any]:
    """Say where an activity goes."""
    return {**_seen(world), "at": _at(20), "minutes": 45}


def _two_placed(session: Session, world: World) -> None:
    """Put the activity on the board, and another that it can change places with."""
    found = select(Activity).where(Activity.uuid == world.own["activity_uuid"])
    activity = session.scalars(found).one()
    activity.starts_at = clock.now() + timedelta(days=9)
    shared = {"edition_id": activity.edition_id, "kind": "talk", "title": Words(en="Another")}
    more = {"uuid": OTHER_ACTIVITY, "minutes": 30, "starts_at": activity.starts_at}
    session.add(Activity(**shared, **more, made_at=clock.now()))


def _without_forums(session: Session, _world: World) -> None:
    """Let no edition have a forum: it has one at a time."""
    session.execute(update(ForumPlan).values(removed_at=clock.now()))


def _swapped(world: World) -> dict[str, Any]:
    """Name the other activity."""
    return {**_seen(world), "other": OTHER_ACTIVITY}


CASES: dict[tuple[str, str], Case] = {
    ("accounts.sign_in", "POST"): Case(
        body=lambda _: {"email": "signed-in@example.org", "password": PASSWORD},
        before=_without_throttle,
    ),
    ("accounts.forgotten", "POST"): Case(
        body=lambda _: {"email": "signed-in@example.org"}, then="/sign-in"
    ),
    ("accounts.reset", "GET"): Case(arguments=_of("reset_token", "token")),
    ("accounts.reset", "POST"): Case(
        arguments=_of("reset_token", "token"), body=lambda _: PASSWORDS, then="/sign-in"
    ),
    ("accounts.change_password", "POST"): Case(
        body=lambda _: {"current": PASSWORD, **PASSWORDS}, before=_without_throttle
    ),
    ("accounts.end_session", "POST"): Case(arguments=_own_session),
    ("desk.invitation", "GET"): Case(arguments=_of("invitation_token", "token")),
    ("desk.invitation", "POST"): Case(
        arguments=_of("invitation_token", "token"), body=lambda _: {"name": "Guest", **PASSWORDS}
    ),
    ("consents.answer", "GET"): Case(arguments=_of("guardian_token", "token")),
    ("consents.answer", "POST"): Case(
        arguments=_of("guardian_token", "token"),
        body=lambda world: {
            **world.own["consents"],
            "typed": "guardian",
            "birth_date": "1932-03-17",
        },
    ),
    ("consents.age", "POST"): Case(body=lambda _: {"age": 15}),
    ("consents.countries", "POST"): Case(body=lambda _: {"country": "KR"}),
    ("consents.text", "POST"): Case(body=lambda _: {"body-en": "My child may travel."}),
    ("consents.guardians", "GET"): Case(arguments=PERSON),
    ("consents.name_guardian", "GET"): Case(arguments=PERSON),
    ("consents.name_guardian", "POST"): Case(
        arguments=PERSON,
        before=_make_a_child,
        body=lambda _: {"name": "Mother", "relation": "mother", "mail": "mother@example.org"},
    ),
    ("consents.send_link", "POST"): Case(arguments=PERSON),
    ("consents.revoke", "POST"): Case(arguments=PERSON),
    ("consents.paper", "GET"): Case(arguments=PERSON),
    ("consents.paper", "POST"): Case(
        arguments=PERSON,
        body=lambda world: {
            **world.own["consents"],
            "identity": "signed-paper",
            "typed": "File 12",
        },
    ),
    ("vault.looks", "GET"): Case(arguments=PERSON),
    ("retention.erase", "GET"): Case(arguments=PERSON),
    ("retention.erase", "POST"): Case(arguments=PERSON, body=_named),
    **{
        (f"personal.{name}", "GET"): Case(arguments=OWN)
        for name in ("show", "details", "withdraw", "seen", "take")
    },
    ("personal.answer", "GET"): Case(arguments=_own_stage),
    ("personal.answer", "POST"): Case(arguments=_own_stage),
    ("personal.ask", "POST"): Case(
        body=lambda _: {"email": "canary-1@example.org"}, before=_without_throttle
    ),
    ("personal.details", "POST"): Case(
        arguments=OWN, body=lambda _: {"native_family": "Новиков", "latin_family": "NOVIKOV"}
    ),
    ("personal.file", "POST"): Case(arguments=OWN),
    ("personal.links", "POST"): Case(
        body=lambda world: {"whom": "ticked", "people": world.own["participant_id"]}
    ),
    ("personal.wish", "POST"): Case(arguments=OWN, body=lambda _: {"wish": "Another first name"}),
    ("personal.withdraw", "POST"): Case(
        arguments=OWN, body=lambda world: {"name": world.own["participant_native"]}
    ),
    ("desk.invite", "POST"): Case(
        query=TO_HOSTS,
        body=lambda world: {"email": "new@example.org", "edition": world.own["edition_id"]},
        also={"programme_other": lambda world: {"edition": world.other["edition_id"]}},
    ),
    ("desk.cancel_invitation", "POST"): Case(arguments=INVITATION),
    ("desk.send_invitation_again", "POST"): Case(arguments=INVITATION),
    ("desk.revoke", "GET"): Case(arguments=GRANT),
    ("desk.revoke", "POST"): Case(arguments=GRANT),
    ("programmes.create", "POST"): Case(
        body=lambda world: {"slug": "new-games", "kind": world.own["kind"], "name-en": "New"}
    ),
    ("programmes.add_member", "POST"): Case(
        body=lambda world: {"region": world.own["third_region_id"]}
    ),
    ("programmes.end_member", "POST"): Case(
        body=lambda _: {"left_reason": "withdrew", "left": "2026", "reason": "So decided"}
    ),
    ("programmes.restore_member", "POST"): Case(
        arguments=_of("left_membership_id", "membership_id")
    ),
    ("programmes.add_office", "POST"): Case(
        body=lambda world: {"office": "secretariat", "region_id": world.own["region_id"]}
    ),
    ("editions.status", "POST"): Case(body=lambda _: {"status_chosen": "held"}),
    ("registration.answer", "POST"): Case(body=lambda _: {"taking_part": "yes"}),
    ("registration.enter", "POST"): Case(body=_person),
    ("registration.edit", "GET"): Case(arguments=PERSON),
    ("registration.edit", "POST"): Case(arguments=PERSON, body=_person),
    ("registration.withdraw", "POST"): Case(arguments=PERSON),
    ("registration.restore", "POST"): Case(arguments=WITHDRAWN),
    ("registration.distinct", "POST"): Case(arguments=PERSON),
    ("registration.offer", "GET"): Case(arguments=OFFERED),
    ("registration.accept_offer", "POST"): Case(arguments=OFFERED),
    ("registration.decline_offer", "POST"): Case(arguments=OFFERED),
    ("turns.accept", "POST"): Case(body=lambda _: {"version": 1}),
    ("turns.decline", "POST"): Case(body=lambda _: SO_DECIDED),
    ("turns.withdraw", "POST"): Case(body=lambda _: SO_DECIDED),
    ("turns.cancel", "GET"): Case(arguments=ACCEPTED),
    ("turns.cancel", "POST"): Case(arguments=ACCEPTED, body=lambda _: SO_DECIDED),
    ("turns.postpone", "GET"): Case(arguments=ACCEPTED),
    ("turns.postpone", "POST"): Case(arguments=ACCEPTED, body=lambda _: SO_DECIDED),
    ("turns.swap", "GET"): Case(arguments=ACCEPTED),
    ("turns.swap", "POST"): Case(
        arguments=ACCEPTED,
        body=lambda world: {"other": world.own["accepted_turn_id"], **SO_DECIDED},
    ),
    ("turns.open_edition", "GET"): Case(arguments=ACCEPTED),
    ("turns.open_edition", "POST"): Case(arguments=ACCEPTED),
    ("turns.offer", "POST"): Case(
        body=lambda world: {"year": 2090, "region": world.own["region_id"], **SO_DECIDED}
    ),
    ("turns.note", "POST"): Case(
        body=lambda world: {
            "what": "candidate",
            "year": 2090,
            "region": world.own["region_id"],
            **SO_DECIDED,
        }
    ),
    ("turns.rule", "POST"): Case(body=lambda _: {"do": "save"}),
    ("turns.bring", "POST"): Case(
        body=lambda world: {"file": (io.BytesIO(_document(world)), "brought.json")}
    ),
    ("turns.apply", "POST"): Case(body=lambda world: {"document": _packed(world)}),
    ("requests.enter", "POST"): Case(
        before=_with_late_stages, body=lambda world: _person(world) | WHY
    ),
    ("requests.above", "POST"): Case(
        before=_with_late_stages, body=lambda world: _person(world) | WHY
    ),
    ("requests.numbers", "POST"): Case(
        before=_with_late_stages, body=lambda world: {f"{world.own['role']}_people": 4} | WHY
    ),
    ("requests.change", "GET"): Case(arguments=PERSON),
    ("requests.change", "POST"): Case(
        arguments=PERSON,
        before=_with_late_requests_answered,
        body=lambda world: _person(world) | WHY,
    ),
    ("answering.ask", "GET"): Case(arguments=PERSON),
    ("answering.ask", "POST"): Case(
        arguments=PERSON,
        before=_with_late_stages,
        body=lambda world: {"questions": [str(world.own["question_id"])]} | WHY,
    ),
    ("requests.withdraw", "GET"): Case(arguments=PERSON),
    ("requests.withdraw", "POST"): Case(
        arguments=PERSON, before=_with_late_stages, body=lambda _: WHY
    ),
    ("requests.admit", "GET"): Case(arguments=PERSON),
    ("requests.admit", "POST"): Case(
        arguments=PERSON, before=_with_somebody_who_waits, body=lambda _: WHY
    ),
    ("stages.take_over", "POST"): Case(before=_with_stages_before),
    ("answering.show", "GET"): Case(arguments=PERSON),
    ("answering.take_over", "POST"): Case(arguments=PERSON),
    ("answering.complete", "GET"): Case(arguments=_answers),
    ("answering.complete", "POST"): Case(arguments=_answers),
    ("answering.reveal", "GET"): Case(arguments=_sealed),
    ("answering.reveal", "POST"): Case(arguments=_sealed, body=lambda _: SO_DECIDED),
    ("answering.care", "POST"): Case(body=lambda _: SO_DECIDED),
    ("answering.export_kitchen", "POST"): Case(body=lambda _: {"format": "csv", **SO_DECIDED}),
    ("answering.fetch", "GET"): Case(arguments=_file("file")),
    ("answering.reveal_file", "GET"): Case(arguments=_file("sealed_file")),
    ("answering.reveal_file", "POST"): Case(
        arguments=_file("sealed_file"), body=lambda _: SO_DECIDED
    ),
    **{
        (f"answering.export_{whose}", "POST"): Case(body=lambda _: {"format": "csv", **SO_DECIDED})
        for whose in ("everybody", "delegation")
    },
    ("questions.add", "GET"): Case(query={"kind": "text"}),
    ("questions.add", "POST"): Case(query={"kind": "text"}, body=lambda _: {"label-en": "Which?"}),
    ("questions.start", "POST"): Case(arguments=_of("planned_edition_id", "edition_id")),
    ("questions.take_over", "POST"): Case(
        arguments=_of("planned_edition_id", "edition_id"), before=_with_questions_before
    ),
    ("questions.move", "POST"): Case(body=lambda _: {"direction": "down"}),
    ("questions.restore", "POST"): Case(arguments=_of("archived_question_id", "question_id")),
    ("imports.index", "POST"): Case(
        body=lambda world: {
            "file": (io.BytesIO(f"Role,Name\n{world.own['role']},王小明\n".encode()), "people.csv")
        }
    ),
    ("imports.show", "GET"): Case(arguments=IMPORT),
    ("imports.show", "POST"): Case(arguments=IMPORT),
    ("imports.apply", "POST"): Case(arguments=IMPORT),
    ("imports.stop", "POST"): Case(arguments=IMPORT, before=_import_is("applying")),
    ("imports.undo", "POST"): Case(arguments=IMPORT, before=_import_is("applied")),
    ("calls.add", "POST"): Case(query=A_CALL, body=_call),
    ("calls.add", "GET"): Case(query=A_CALL),
    ("decisions.cancel_call", "POST"): Case(body=lambda _: SO_DECIDED),
    ("calls.add_criterion", "POST"): Case(body=lambda _: {"label-en": "Cost"}),
    ("calls.remove", "POST"): Case(arguments=_of("draft_call_id", "call_id")),
    ("calls.remove_criterion", "POST"): Case(arguments=_of("spare_criterion_id", "criterion_id")),
    ("calls.add_phase", "POST"): Case(
        body=lambda _: {"name-en": "Last", "opens_at": _at(70), "closes_at": _at(80)}
    ),
    ("calls.remove_phase", "POST"): Case(arguments=_of("spare_phase_id", "phase_id")),
    ("calls.panel_members", "POST"): Case(
        body=lambda world: {"person": world.people["region_own"]}
    ),
    ("proposals.start", "POST"): Case(
        body=lambda _: {"title": "Harbours", "continues": ""},
        also={"region_other_region": lambda world: {"region": world.own["second_region_id"]}},
    ),
    ("proposals.take_up", "POST"): Case(before=_withdrawn),
    ("proposals.ask_region", "POST"): Case(
        before=_asked_nobody, body=lambda world: {"region": world.own["second_region_id"]}
    ),
    ("proposals.ask_organisation", "POST"): Case(
        body=lambda _: {"organisation": "Port", "contact": "port@example.org", "language": "ru"}
    ),
    ("proposals.compare", "GET"): Case(arguments=lambda _world, _actor: {"first": 1, "second": 2}),
    ("proposals.linked", "GET"): Case(arguments=BY_LINK),
    ("proposals.linked", "POST"): Case(arguments=BY_LINK),
    ("proposals.papers", "POST"): Case(body=lambda _: {"file": (_picture(), "plan.png")}),
    ("proposals.restore_paper", "POST"): Case(before=_papers_removed),
    ("proposals.co_writers", "GET"): Case(arguments=DRAFT),
    ("proposals.co_writers", "POST"): Case(arguments=DRAFT, body=lambda _: {"name": "An office"}),
    ("proposals.revoke", "POST"): Case(arguments=DRAFT),
    ("proposals.co_edit", "GET"): Case(arguments=BY_PEN),
    ("proposals.co_edit", "POST"): Case(arguments=BY_PEN),
    ("proposals.co_papers", "GET"): Case(arguments=BY_PEN),
    ("proposals.co_papers", "POST"): Case(
        arguments=BY_PEN, body=lambda _: {"file": (_picture(), "plan.png")}
    ),
    ("proposals.co_paper", "GET"): Case(arguments=_paper_by_pen),
    ("proposals.co_remove_paper", "POST"): Case(arguments=_paper_by_pen),
    ("proposals.co_restore_paper", "POST"): Case(arguments=_paper_by_pen, before=_papers_removed),
    ("projects.area", "GET"): Case(arguments=lambda _world, _actor: {"code": "ports"}),
    ("projects.add_partner", "POST"): Case(body=lambda _: {"region": "cn-90"}),
    ("projects.end", "GET"): Case(arguments=_of("last_project_uuid", "project_uuid")),
    ("projects.end", "POST"): Case(
        arguments=_of("last_project_uuid", "project_uuid"),
        body=lambda _: {"step": "stop", **SO_DECIDED},
    ),
    ("projects.change_report", "GET"): Case(arguments=_of("last_report_id", "report_id")),
    ("projects.change_report", "POST"): Case(arguments=_of("last_report_id", "report_id")),
    ("projects.remove_report", "POST"): Case(arguments=_of("last_report_id", "report_id")),
    ("projects.resume", "POST"): Case(arguments=_of("ended_project_uuid", "project_uuid")),
    ("projects.add_milestone", "POST"): Case(body=lambda _: {"name-en": "Done", **SOME_DAY}),
    ("projects.ask_for", "POST"): Case(body=lambda _: {"name-en": "Report", **SOME_DAY}),
    ("projects.hand_in", "POST"): Case(body=lambda _: {"text-en": "All is counted."}),
    ("projects.spend", "POST"): Case(
        body=lambda _: {
            "what": "Bags",
            "amount": "1200.50",
            "currency": "JPY",
            "payer": "host",
            "spent_on": "2026-01-05",
        }
    ),
    ("projects.add_files", "POST"): Case(body=lambda _: {"files": (_picture(), "beach.png")}),
    **{("reviews.assign", method): Case(arguments=_assigned) for method in ("GET", "POST")},
    **{
        ("reviews.at_once", method): Case(query={"how": "balanced", "each": "2"})
        for method in ("GET", "POST")
    },
    ("reviews.conflict", "GET"): Case(arguments=_reviewed),
    ("reviews.conflict", "POST"): Case(arguments=_reviewed, body=lambda _: SO_DECIDED),
    ("reviews.name", "POST"): Case(body=lambda world: {"person": world.own["to_name_id"]}),
    ("reviews.paper", "GET"): Case(arguments=_reviewed),
    ("reviews.remark", "POST"): Case(arguments=_reviewed, body=lambda _: {"text": "Agreed."}),
    ("reviews.review", "GET"): Case(arguments=_reviewed),
    ("reviews.review", "POST"): Case(
        arguments=_reviewed, body=lambda _: {"for_committee": "Good.", "draft": "yes"}
    ),
    ("reviews.undo", "POST"): Case(body=lambda world: {"batch": world.own["review_batch"]}),
    **{
        (f"intentions.{name}", "GET"): Case(arguments=VOTED_ON)
        for name in ("answer", "matrix", "matrix_csv", "matrix_xlsx")
    },
    ("intentions.answer", "POST"): Case(arguments=VOTED_ON, body=lambda _: {"answer_1": "will"}),
    **{("ballots.prepare", method): Case(arguments=VOTED_ON) for method in ("GET", "POST")},
    **{
        (f"ballots.{name}", method): Case(arguments=PREPARED)
        for name in ("edit", "open_poll")
        for method in ("GET", "POST")
    },
    ("ballots.cancel", "POST"): Case(body=lambda _: SO_DECIDED),
    ("ballots.count", "POST"): Case(arguments=COUNTED),
    ("ballots.show_result", "POST"): Case(arguments=COUNTED),
    ("ballots.ballots", "GET"): Case(arguments=COUNTED),
    ("ballots.vote", "POST"): Case(body=lambda _: BALLOT),
    ("ballots.pauses", "POST"): Case(
        body=lambda world: {"region": world.own["region_id"], "since": "2026-01-01", "why": "fees"}
    ),
    ("ballots.end_pause", "POST"): Case(body=lambda _: {"until": "2090-01-01"}),
    ("decisions.ranking", "GET"): Case(arguments=VOTED_ON),
    ("decisions.take_vote", "POST"): Case(arguments=VOTED_ON),
    ("decisions.export", "GET"): Case(arguments=VOTED_ON),
    ("decisions.export", "POST"): Case(
        arguments=VOTED_ON, body=lambda _: {"format": "csv", **SO_DECIDED}
    ),
    **{
        ("decisions.decide", method): Case(
            arguments=VOTED_ON, query={"chosen": "1-0"}, body=lambda _: {"outcome": "deferred"}
        )
        for method in ("GET", "POST")
    },
    **{
        ("decisions.release", method): Case(arguments=VOTED_ON, before=_with_decisions)
        for method in ("GET", "POST")
    },
    ("releases.show", "GET"): Case(arguments=_of_number(1)),
    ("releases.take_back", "GET"): Case(arguments=_of_number(1)),
    ("releases.take_back", "POST"): Case(arguments=_of_number(1)),
    ("releases.prepare", "POST"): Case(body=lambda _: {"confirmed": "y", "reason": "Agreed"}),
    ("releases.publish", "POST"): Case(body=lambda _: {"public": "no"}),
    ("releases.handing", "POST"): Case(
        body=lambda world: {"whose": f"space_id:{world.own['space_id']}"}
    ),
    ("releases.sign_ups", "POST"): Case(
        body=lambda world: {
            "person": world.own["participant_id"],
            "activity": world.own["limited_uuid"],
        }
    ),
    ("releases.signed", "GET"): Case(arguments=_of("limited_uuid", "activity_uuid")),
    **{
        (f"releases.{name}", "GET"): Case(arguments=_of("programme_token", "token"))
        for name in ("linked", "linked_feed", "linked_pdf")
    },
    **{(f"releases.{name}", "GET"): Case(arguments=OWN) for name in ("own", "own_pdf")},
    ("releases.own_link", "POST"): Case(arguments=OWN),
    **{
        (f"releases.{name}", "POST"): Case(arguments=_own_place)
        for name in ("own_sign_up", "own_leave")
    },
    ("venues.add", "POST"): Case(body=lambda _: {"name-en": "Port"}),
    ("venues.add_space", "POST"): Case(body=lambda _: {"name-en": "Pier"}),
    ("venues.blocked", "POST"): Case(
        body=lambda _: {"starts_at": _at(20), "ends_at": _at(21), "reason": "Cleaning"}
    ),
    ("schedule.add_activity", "POST"): Case(body=lambda _: {"title-en": "Sailing"}),
    ("schedule.add_group", "POST"): Case(body=lambda _: {"name-en": "Finals"}),
    ("schedule.add_interpreter", "POST"): Case(body=lambda _: {"name": "Li"}),
    ("schedule.add_rule", "POST"): Case(
        query={"kind": "languages"}, body=lambda _: {"language": "ru", "most": "1"}
    ),
    ("schedule.mark_rule", "POST"): Case(body=lambda _: {"what": "removed"}),
    ("schedule.import_activities", "POST"): Case(
        body=lambda _: {"rows": packed([{"title-en": "Sailing", "minutes": "60"}])}
    ),
    ("schedule.from_edition", "POST"): Case(body=lambda _: {"parts": ["activities"]}),
    **{
        ("schedule.moved", method): Case(
            before=_with_moved_clocks, body=lambda _: {"clocks": "clocks"}
        )
        for method in ("GET", "POST")
    },
    ("schedule.add_league", "POST"): Case(body=lambda _: {"name-en": "League"}),
    ("schedule.late", "POST"): Case(
        body=lambda world: {"region": world.own["region_id"], "arrives_at": _at(8)}
    ),
    ("schedule.lost", "POST"): Case(
        body=lambda world: {
            "space": world.own["space_id"],
            "starts_at": _at(20),
            "ends_at": _at(21),
            "reason": "Rain",
        }
    ),
    ("schedule.add_block", "POST"): Case(
        body=lambda _: {"name": "Noon", "slots": "2", "starts_at": _at(20), "ends_at": _at(21)}
    ),
    **{
        ("schedule.forum_chairs", method): Case(arguments=_of("track_id", "group_id"))
        for method in ("GET", "POST")
    },
    ("schedule.import_forum", "POST"): Case(
        before=_without_forums,
        body=lambda _: {
            "file": (io.BytesIO(workbook(sheets())), "forum.xlsx"),
            "venue": "",
            "venue_name": "Campus",
        },
    ),
    ("schedule.solve", "POST"): Case(body=lambda _: {"seconds": "10"}),
    ("schedule.place", "POST"): Case(body=_placed_then),
    ("schedule.unplace", "POST"): Case(body=_seen),
    ("schedule.swap", "POST"): Case(body=_swapped, before=_two_placed),
    ("rosters.export", "POST"): Case(body=lambda _: {"format": "csv", "reason": "Badges"}),
}


def case_of(endpoint: str, method: str) -> Case:
    """Return the valid request of a route, or one that adds nothing to its form."""
    return CASES.get((endpoint, method), Case())
