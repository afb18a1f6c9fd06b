"""The first answers of many people at once, as a file brings them, and taking them back."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from json import dumps
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.consents.queries import gates
from app.core import clock
from app.core.errors import Refused
from app.editions.models import Edition
from app.history.models import Record
from app.questions import queries as questions_
from app.questions.actions.places import give_back, take_in_turn
from app.questions.answering import queries
from app.questions.answering.actions.counting import count_anew
from app.questions.answering.actions.reading import Given, Raw, Way, read
from app.questions.answering.errors import AnswersRefused
from app.questions.errors import AnswerRefused
from app.questions.models import Answer, Question, Standing
from app.questions.rules.kinds import OPTIONED, sealed
from app.questions.rules.shown import asked as asked_in
from app.questions.rules.shown import shown
from app.registration.models import Participant
from app.stages.queries import stages
from app.stages.rules import check
from app.vault.actions import seal_many


@dataclass(kw_only=True)
class _Batch:
    """Some people of an edition who have answered nothing, and what they are asked."""

    edition: Edition
    now: datetime
    everything: Sequence[Question]
    ways: dict[str, Mapping[int, Question]] = field(default_factory=dict)

    def asked(self, role: str) -> Mapping[int, Question]:
        """Return the questions of a role by id."""
        if role not in self.ways:
            self.ways[role] = {one.id: one for one in asked_in(self.everything, role)}
        return self.ways[role]


def answer_first(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    answers: Mapping[int, Mapping[int, Raw]],
) -> dict[int, Refused]:
    """Store what people answered who have answered nothing yet, by person and question.

    A constant number of statements. Of whom something is refused nothing is stored: the refusals
    by person. No files. Raises StageLocked or StageByRequest after the deadline.
    """
    now = clock.now()
    check(stages(session, edition.id).get("documents"), edition, now)
    everything = questions_.questions_for(session, edition.id)
    questions_.held(session, [one.id for one in everything])
    people = queries.people_to_answer(session, answers.keys())
    today = clock.today(edition.zone)
    closed = {one: gate.closed for one, gate in gates(session, edition, people, today).items()}
    batch = _Batch(edition=edition, now=now, everything=everything)
    given: dict[int, list[Given]] = {}
    refused: dict[int, Refused] = {}
    for person in people:
        way = _way(batch, person, closed=closed[person.id])
        try:
            given[person.id] = _read(way, answers[person.id])
        except AnswersRefused as refusal:
            refused[person.id] = refusal
    refused |= take_in_turn(session, _wanted(given))
    kept = [one for one in people if given.get(one.id) and one.id not in refused]
    _keep(session, actor_id, batch, kept, given)
    return refused


def take_back(
    session: Session, people: Collection[int], applied: Mapping[int, datetime]
) -> list[int]:
    """Take all answers of people away who have none since; tells who has no answer any more."""
    found: dict[int, list[Answer]] = {one: [] for one in people}
    for answer in queries.answers_of_many(session, people):
        found[answer.participant_id].append(answer)
    going = {
        person: answers
        for person, answers in found.items()
        if all(one.answered_at <= applied[person] and not one.files for one in answers)
    }
    answers = [one for mine in going.values() for one in mine]
    give_back(session, _places(session, answers))
    gone = [one.id for one in answers]
    quick = {"synchronize_session": False}
    session.execute(delete(Answer).where(Answer.id.in_(gone)).execution_options(**quick))
    session.execute(
        delete(Standing).where(Standing.participant_id.in_(going)).execution_options(**quick)
    )
    for one in answers:
        session.expunge(one)
    return sorted(going)


def _way(batch: _Batch, person: Participant, *, closed: bool) -> Way:
    """Return what reading a person's first answers depends on."""
    return Way(
        participant=person,
        edition=batch.edition,
        role=person.role,
        now=batch.now,
        today=clock.today(batch.edition.zone),
        closed=closed,
        asked=batch.asked(person.role),
        answers={},
        values={},
        sizes={},
    )


def _read(way: Way, answers: Mapping[int, Raw]) -> list[Given]:
    """Read a person's answers, those left out that are not shown; raises AnswersRefused."""
    given, refusals = {}, {}
    for number, raw in sorted(answers.items()):
        try:
            given[number] = read(way, number, raw)
        except AnswerRefused as refusal:
            refusals[number] = refusal
    there = shown(way.asked.values(), {number: one.keys for number, one in given.items()})
    refusals = {one: why for one, why in refusals.items() if one in there or one not in way.asked}
    if refusals:
        raise AnswersRefused(refusals)
    return [one for number, one in given.items() if number in there and one.value is not None]


def _wanted(given: Mapping[int, Sequence[Given]]) -> dict[int, list[tuple[Question, str]]]:
    """Return the options that each person chose."""
    return {
        person: [(one.question, key) for one in mine for key in one.keys]
        for person, mine in given.items()
        if any(one.question.kind in OPTIONED for one in mine)
    }


def _keep(
    session: Session,
    actor_id: int | None,
    batch: _Batch,
    people: Sequence[Participant],
    given: Mapping[int, Sequence[Given]],
) -> None:
    """Write the answers, sealed where their class asks for it, count and record them."""
    if not people:
        return
    rows = [_row(batch, actor_id, person.id, one) for person in people for one in given[person.id]]
    hidden = [row for row in rows if row["sealed"] is not None]
    values = [
        (row["participant_id"], queries.place_of(row["uuid"]), row["sealed"]) for row in hidden
    ]
    for row, text in zip(hidden, seal_many(session, values) if values else [], strict=True):
        row["sealed"] = text
    session.execute(insert(Answer), rows)
    ids = [person.id for person in people]
    count_anew(session, batch.edition.id, ids, batch.now)
    session.execute(
        insert(Record), [_record(batch, actor_id, one, given[one.id]) for one in people]
    )


def _row(batch: _Batch, actor_id: int | None, person: int, given: Given) -> dict[str, Any]:
    """Return an answer as it is stored, not yet sealed."""
    hide = sealed(given.question.field_class)
    return {
        "uuid": str(uuid4()),
        "participant_id": person,
        "question_id": given.question.id,
        "question_version_id": given.question.current.id,
        "value": None if hide else given.value,
        "sealed": dumps(given.value, ensure_ascii=False).encode() if hide else None,
        "keys": None if hide else list(given.keys) or None,
        "answered_at": batch.now,
        "answered_by_id": actor_id,
        "version": 1,
    }


def _record(
    batch: _Batch, actor_id: int | None, person: Participant, given: Sequence[Given]
) -> dict[str, Any]:
    """Return the record that a person's questions were answered, never what."""
    questions = sorted(one.question.identifier for one in given)
    return {
        "at": batch.now,
        "actor_id": actor_id,
        "action": "answers.given",
        "subject": f"delegation:{person.delegation_id}",
        "programme_id": batch.edition.programme_id,
        "edition_id": batch.edition.id,
        "region_id": person.region_id,
        "reason": "",
        "details": {"participant": person.id, "questions": questions},
    }


def _places(session: Session, answers: Sequence[Answer]) -> Counter[tuple[int, str]]:
    """Count the options that answers chose, sealed ones too."""
    chosen = [one for one in answers if one.question.kind in OPTIONED]
    counted: Counter[tuple[int, str]] = Counter()
    by_person: dict[int, list[Answer]] = {}
    for one in chosen:
        by_person.setdefault(one.participant_id, []).append(one)
    for mine in by_person.values():
        for number, value in queries.opened(session, mine).items():
            keys = value if isinstance(value, list) else [value]
            counted.update((number, str(key)) for key in keys)
    return counted
