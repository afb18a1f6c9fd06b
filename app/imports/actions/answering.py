"""The answers that a file brings: given with the people, and taken back with them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.imports.errors import ChangedSince
from app.imports.models import Import
from app.questions.answering import actions
from app.questions.answering.actions.first_answers import answer_first, take_back
from app.questions.answering.queries import answers_of, opened
from app.questions.rules.reading import as_given
from app.registration.actions.removing import remove_many
from app.registration.models import Participant
from app.vault.actions import forget

Versions = Mapping[int, int]


class _NotAllGone(Exception):
    """Somebody stays, and keeps the answers."""

    def __init__(self, gone: set[int]) -> None:
        """Tell who would be gone."""
        super().__init__()
        self.gone = gone


def first_answers(
    session: Session, one: Import, given: Mapping[int, Mapping[int, Any]]
) -> dict[int, Refused]:
    """Give the answers of people just entered; who is refused goes again, and is told why."""
    if not given:
        return {}
    edition = one.invitee.edition
    refused = answer_first(session, one.uploaded_by_id, edition, given)
    if refused:
        remove_many(session, one.uploaded_by_id, one.invitee, dict.fromkeys(refused, 1))
    return refused


def answer_again(
    session: Session, one: Import, person: Participant, given: Mapping[int, Any]
) -> dict[int, Any]:
    """Give answers of a person who was entered before; returns what stood where that changed."""
    if not given:
        return {}
    there = answers_of(session, person.id)
    stood = opened(session, there.values())
    done = actions.answer(session, one.uploaded_by_id, person, given)
    touched = (*done.changed, *done.cleared)
    return {each.id: as_given(each.kind, stood.get(each.id)) for each in touched}


def answer_back(
    session: Session,
    one: Import,
    person: Participant,
    stood: Mapping[int, Any],
    applied_at: datetime | None,
) -> None:
    """Let the answers be as they were; raises ChangedSince where somebody answered meanwhile."""
    if not stood:
        return
    there = answers_of(session, person.id)
    since = [each for number, each in there.items() if number in stood]
    if applied_at is None or any(each.answered_at > applied_at for each in since):
        raise ChangedSince
    actions.answer(session, one.uploaded_by_id, person, stood)


def remove(
    session: Session, one: Import, versions: Versions, applied: Mapping[int, datetime]
) -> set[int]:
    """Remove people with the answers that their rows brought; tells who is gone.

    Whoever answered since, or cannot go for another reason, stays with all answers.
    """
    try:
        return _removed(session, one, versions, applied, all_or_none=True)
    except _NotAllGone as found:
        fewer = {person: versions[person] for person in found.gone}
        return _removed(session, one, fewer, applied, all_or_none=False)


def _removed(
    session: Session,
    one: Import,
    versions: Versions,
    applied: Mapping[int, datetime],
    *,
    all_or_none: bool,
) -> set[int]:
    """Take answers and people back; raises _NotAllGone, then nothing was done."""
    if not versions:
        return set()
    with session.begin_nested():
        emptied = take_back(session, applied.keys() & versions.keys(), applied)
        wanted = {person: versions[person] for person in emptied}
        gone = remove_many(session, one.uploaded_by_id, one.invitee, wanted) if wanted else set()
        if all_or_none and gone != set(emptied):
            raise _NotAllGone(gone)
        forget(session, gone)
    return gone
