"""Taking all of one's data along: in words, sealed answers and files opened for their owner."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.consents import queries as consents
from app.consents import words as consent_words
from app.core import clock
from app.core.languages import LANGUAGES, _, language
from app.editions.terms import EntryTerms
from app.history import actions as history
from app.personal import exports, queries
from app.personal.along import more
from app.questions.answering import words
from app.questions.answering.actions.looking import file_bytes
from app.questions.answering.queries.people import Of, answers_of, opened
from app.questions.answering.rules.counting import guarded
from app.questions.models import Answer
from app.registration.models import Participant
from app.vault import queries as vault
from app.vault.actions import look
from app.vault.classes import SEALED, FieldClass
from app.vault.errors import Unreadable
from app.vault.words import class_name


def take(session: Session, person: Participant) -> bytes:
    """Return a ZIP of everything about a person and of nobody else, and record that it was taken.

    While a minor waits for the guardian's consent, what the consent guards stays closed here too.
    """
    edition = person.delegation.edition
    gate = consents.gate(session, edition, person, clock.today(edition.zone))
    answers = [
        one
        for one in answers_of(session, person.id).values()
        if not (gate.closed and guarded(one.question))
    ]
    values = opened(session, answers)
    files: dict[str, bytes] = {}
    told = {
        "about": _about(person),
        "answers": [_answer(session, person, one, values, files) for one in answers],
        "consents": [_consent(one) for one in consents.evidence(session, person.id)],
        "who_has_looked": [_look(one) for one in vault.looks(session, person.id)],
        "links": [_sent(one) for one in queries.sent(session, [person.id]).get(person.id, [])],
        **more(session, person),
    }
    if gate.closed:
        told["waits"] = _("What a guardian has to agree to first is not in this file.")
    _record(session, person, answers)
    return exports.packed(told, files)


def _about(person: Participant) -> dict[str, Any]:
    """Say what is written about a person."""
    edition = person.delegation.edition
    spoken = language()
    return {
        "programme": edition.programme.name.best(spoken),
        "year": edition.year,
        "delegation": person.delegation.region.name.best(spoken),
        "role": str(edition.programme.kind.terms(EntryTerms).label(person.role)),
        "name": person.native,
        "name_in_latin_letters": person.latin,
        "name_in_kana": person.kana,
        "sex": person.sex,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "mail": person.mail,
        "entered_at": _at(person.entered_at),
        "state": person.state,
    }


def _answer(
    session: Session,
    person: Participant,
    answer: Answer,
    values: dict[int, Any],
    files: dict[str, bytes],
) -> dict[str, Any]:
    """Say what was asked and answered, and put the files beside it."""
    names = []
    for file in answer.files:
        try:
            content = file_bytes(session, Of(person, answer, file))
        except Unreadable:
            continue
        name = exports.file_name(len(files) + 1, file.name)
        files[name] = content
        names.append(name)
    value = values.get(answer.question_id)
    return {
        "question": answer.asked.label.best(language()),
        "answer": words.answer(answer.question, answer.asked, value),
        "files": names,
        "answered_at": _at(answer.answered_at),
        "answered_by": _("you, with your link") if answer.by_link else _("your delegation"),
        "deleted_at": _at(answer.purged_at),
    }


def _consent(one: Any) -> dict[str, Any]:
    """Say what a guardian answered; who it was is the guardian's own."""
    return {
        "about": consent_words.purpose(one.text.purpose),
        "text": one.text.body.best(language()),
        "version": one.text.number,
        "answer": consent_words.answer(one.answer),
        "at": _at(one.at),
    }


def _look(one: Any) -> dict[str, Any]:
    """Say who has looked at what."""
    return {
        "at": _at(one.at),
        "who": one.actor_name or _("The person, with their own link"),
        "what": class_name(one.field_class),
        "reason": one.reason,
    }


def _sent(one: Any) -> dict[str, Any]:
    """Say when a link was sent, in which language, and when it was opened."""
    return {
        "sent_at": _at(one.sent_at),
        "language": LANGUAGES[one.language],
        "opened_at": _at(one.opened_at),
        "ended_at": _at(one.revoked_at),
    }


def _record(session: Session, person: Participant, answers: list[Answer]) -> None:
    """Record the look at each sealed class, and that the data was taken."""
    classes = {FieldClass(one.question.field_class) for one in answers if one.sealed is not None}
    for field_class in sorted(classes & SEALED):
        look(session, None, person, field_class, _("All data"), _("Taken along by the person"))
    history.record(
        session,
        None,
        "own_page.taken",
        subject=f"delegation:{person.delegation_id}",
        programme_id=person.delegation.edition.programme_id,
        edition_id=person.edition_id,
        region_id=person.region_id,
        details={"participant": person.id},
    )


def _at(moment: datetime | None) -> str | None:
    """Write a moment in UTC."""
    return moment.isoformat() if moment else None
