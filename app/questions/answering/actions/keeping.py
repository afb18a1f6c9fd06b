"""Writing an answer with its files, sealed where its class asks for it, and taking it away."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.core.files.uploads import Checked
from app.questions.answering.actions.reading import Given, Way
from app.questions.answering.queries.people import file_place, place
from app.questions.models import Answer, File
from app.questions.rules.kinds import FILES, sealed
from app.vault.actions import seal, seal_many


def keep(
    session: Session,
    way: Way,
    known: Answer | None,
    given: Given,
    actor_id: int | None,
    *,
    by_link: bool,
) -> None:
    """Write what was read over the answer there is, or as a new one."""
    written = known or _new(session, way, given)
    written.question_version_id = given.question.current.id
    written.answered_at, written.answered_by_id, written.by_link = way.now, actor_id, by_link
    written.purged_at = None
    if sealed(given.question.field_class):
        text = json.dumps(given.value, ensure_ascii=False).encode()
        written.sealed = seal(session, way.participant.id, place(written), text)
    else:
        written.value, written.keys = given.value, list(given.keys) or None
    session.flush()
    if given.question.kind in FILES:
        _drop_files(session, written, kept=given.value)
        _keep_files(session, way, written, given.files, hide=sealed(given.question.field_class))


def clear(session: Session, known: Answer) -> None:
    """Take an answer away with its files."""
    _drop_files(session, known, kept=())
    session.delete(known)
    session.flush()


def _new(session: Session, way: Way, given: Given) -> Answer:
    """Begin an answer."""
    made = Answer(
        uuid=str(uuid4()),
        participant_id=way.participant.id,
        question_id=given.question.id,
        question_version_id=given.question.current.id,
        answered_at=way.now,
    )
    session.add(made)
    return made


def _keep_files(
    session: Session, way: Way, answer: Answer, files: Mapping[str, Checked], *, hide: bool
) -> None:
    """Seal new files; the name of one in a sealed answer could tell what is in it and is left."""
    values = [(way.participant.id, file_place(uuid), one.content) for uuid, one in files.items()]
    if not values:
        return
    sealed_files = seal_many(session, values)
    for (uuid, one), text in zip(files.items(), sealed_files, strict=True):
        session.add(
            File(
                uuid=uuid,
                answer_id=answer.id,
                participant_id=way.participant.id,
                name="" if hide else one.name,
                media_type=one.media_type,
                size=len(one.content),
                sealed=text,
                made_at=way.now,
            )
        )
    session.flush()


def _drop_files(session: Session, answer: Answer, kept: Any) -> None:
    """Delete the files of an answer that it no longer names."""
    session.execute(
        delete(File)
        .where(File.answer_id == answer.id, File.uuid.not_in(list(kept)))
        .execution_options(synchronize_session="fetch")
    )
