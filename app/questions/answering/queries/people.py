"""One person's answers and files."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.questions.models import STAGES, Answer, File, Question
from app.registration.models import Delegation, Participant
from app.registration.queries import participant
from app.vault.actions import unseal_many


class Held(NamedTuple):
    """What counts about a person whose answers nobody else changes now."""

    role: str
    withdrawn: bool


class Of(NamedTuple):
    """A participant with one of the person's answers, and one of its files where one is meant."""

    person: Participant
    answer: Answer
    file: File | None = None


def held_person(session: Session, participant_id: int) -> Held:
    """Return a person's role as it stands; nobody else answers for the person before the end."""
    row = session.execute(
        select(Participant.role, Participant.withdrawn_at)
        .where(Participant.id == participant_id)
        .with_for_update()
    ).one()
    return Held(row.role, row.withdrawn_at is not None)


def answers_of(session: Session, participant_id: int) -> dict[int, Answer]:
    """Return a person's answers as they stand, by question; with versions and kept files.

    Two statements.
    """
    found = session.scalars(
        select(Answer)
        .where(Answer.participant_id == participant_id)
        .options(
            joinedload(Answer.asked),
            joinedload(Answer.question).joinedload(Question.current),
            selectinload(Answer.files.and_(File.purged_at.is_(None))),
        )
        .execution_options(populate_existing=True)
    )
    return {one.question_id: one for one in found}


def answers_of_many(session: Session, participant_ids: Collection[int]) -> Sequence[Answer]:
    """Return the answers of many people as they stand, with questions and kept files."""
    return session.scalars(
        select(Answer)
        .where(Answer.participant_id.in_(participant_ids))
        .options(
            joinedload(Answer.question), selectinload(Answer.files.and_(File.purged_at.is_(None)))
        )
        .with_for_update(of=Answer)
        .execution_options(populate_existing=True)
    ).all()


def people_to_answer(session: Session, participant_ids: Collection[int]) -> Sequence[Participant]:
    """Return people with delegation and region, for whom nobody else answers before the end."""
    return session.scalars(
        select(Participant)
        .where(Participant.id.in_(participant_ids))
        .options(joinedload(Participant.delegation).joinedload(Delegation.region))
        .order_by(Participant.id)
        .with_for_update(of=Participant)
    ).all()


def opened(session: Session, answers: Iterable[Answer]) -> dict[int, Any]:
    """Return the value of each answer by question, sealed ones opened; one statement at most.

    What cannot be read any more is left out.
    """
    listed = list(answers)
    values = opened_each(session, listed)
    found = zip(listed, values, strict=True)
    return {one.question_id: value for one, value in found if value is not None}


def opened_each(session: Session, answers: Sequence[Answer]) -> list[Any]:
    """Return the value of each answer, whoever gave it; None where there is none to be read."""
    sealed = [(one, one.sealed) for one in answers if one.sealed is not None]
    if not sealed:
        return [one.value for one in answers]
    texts = unseal_many(session, [(one.participant_id, place(one), text) for one, text in sealed])
    read = iter([None if text is None else json.loads(text) for text in texts])
    return [one.value if one.sealed is None else next(read) for one in answers]


def place(answer: Answer) -> str:
    """Return the place that an answer is sealed for."""
    return place_of(answer.uuid)


def place_of(uuid: str) -> str:
    """Return the place that the answer of a uuid is sealed for."""
    return f"answers.sealed.{uuid}"


def file_place(uuid: str) -> str:
    """Return the place that a file is sealed for."""
    return f"files.sealed.{uuid}"


def kept_sizes(session: Session, participant_id: int) -> dict[str, int]:
    """Return the sizes in bytes of the files that a person keeps, by uuid."""
    rows = session.execute(
        select(File.uuid, File.size).where(
            File.participant_id == participant_id, File.purged_at.is_(None)
        )
    )
    return dict(rows.all())


def person(session: Session, edition_id: int, code: str, person_id: int) -> Participant | None:
    """Return a person of that delegation as the pages about answers need it."""
    return participant(session, edition_id, code, person_id)


def staged(
    session: Session, edition_id: int, code: str, person_id: int, stage: str
) -> tuple[Participant, str] | None:
    """Return a person of that delegation, and a stage of questions."""
    found = participant(session, edition_id, code, person_id)
    return (found, stage) if found and stage in STAGES else None


def answer(
    session: Session, edition_id: int, code: str, person_id: int, question_id: int
) -> Of | None:
    """Return a person's answer to a question, with its words."""
    found = participant(session, edition_id, code, person_id)
    mine: Mapping[int, Answer] = answers_of(session, person_id) if found else {}
    return Of(found, mine[question_id]) if found and question_id in mine else None


def file(session: Session, edition_id: int, code: str, person_id: int, uuid: str) -> Of | None:
    """Return a file that a person keeps, with the answer it belongs to."""
    found = participant(session, edition_id, code, person_id)
    if found is None:
        return None
    there = session.execute(
        select(Answer, File)
        .join(File, File.answer_id == Answer.id)
        .where(File.uuid == uuid, File.purged_at.is_(None), File.participant_id == person_id)
        .options(joinedload(Answer.question).joinedload(Question.current))
    ).first()
    return Of(found, there[0], there[1]) if there else None
