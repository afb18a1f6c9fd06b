"""Looking at what is sealed: one answer or file at a time, for a reason that is recorded."""

from typing import Any

from sqlalchemy.orm import Session

from app.consents.actions import check_gate
from app.questions.answering import queries
from app.questions.answering.queries.people import Of, file_place
from app.vault.actions import look, unseal
from app.vault.classes import FieldClass
from app.vault.errors import Unreadable


def look_at(session: Session, actor_id: int | None, of: Of, reason: str) -> Any:
    """Return what a person answered, once it is recorded who looks and why.

    Raises ConsentMissing while the gate is closed, NoReason, Erased, Unreadable.
    """
    _record(session, actor_id, of, reason)
    values = queries.opened(session, [of.answer])
    if of.answer.question_id not in values:
        raise Unreadable
    return values[of.answer.question_id]


def look_at_file(session: Session, actor_id: int | None, of: Of, reason: str) -> bytes:
    """Return the bytes of a person's file, once it is recorded who looks and why."""
    _record(session, actor_id, of, reason)
    return file_bytes(session, of)


def file_bytes(session: Session, of: Of) -> bytes:
    """Return the bytes of a file; raises Erased or Unreadable."""
    if of.file is None or of.file.sealed is None:
        raise Unreadable
    return unseal(session, of.person.id, file_place(of.file.uuid), of.file.sealed)


def _record(session: Session, actor_id: int | None, of: Of, reason: str) -> None:
    """Record the look, where the gate lets anybody look."""
    check_gate(session, of.person.delegation.edition, of.person)
    question = of.answer.question
    look(
        session, actor_id, of.person, FieldClass(question.field_class), question.identifier, reason
    )
