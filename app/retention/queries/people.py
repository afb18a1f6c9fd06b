"""Everything that is about one person, wherever it stands."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.consents.models import Guardian
from app.core.outbox import Letter
from app.imports.models import Import, ImportRow
from app.questions.models import Answer
from app.registration.models import Delegation, Participant
from app.requests.models import Request
from app.vault.models import PersonKey

# One sign is no name to look for in the text of a mail.
SHORTEST_NAME = 2


def guardians_of(session: Session, participant_id: int) -> Sequence[Guardian]:
    """Return a person's guardians of whom anything is left."""
    return session.scalars(
        select(Guardian).where(
            Guardian.participant_id == participant_id, Guardian.sealed.is_not(None)
        )
    ).all()


def old_letters(session: Session, before: datetime, limit: int) -> Sequence[int]:
    """Return some of the mails that were written before a moment."""
    return session.scalars(select(Letter.id).where(Letter.created_at < before).limit(limit)).all()


def letters_about(
    session: Session, mails: Collection[str], names: Collection[str]
) -> Sequence[int]:
    """Return the mails to one of the addresses (in small letters), or that hold one of the names.

    A name in Latin letters counts as a whole word only: Li is not in List.
    """
    sought = {name for name in names if len(name) >= SHORTEST_NAME}
    holding = [
        column.contains(name, autoescape=True)
        for name in sought
        for column in (Letter.subject, Letter.body)
    ]
    whole = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in sought if name.isascii()]
    other = [re.compile(re.escape(name)) for name in sought if not name.isascii()]
    found = session.execute(
        select(Letter.id, Letter.recipient, Letter.subject, Letter.body).where(
            or_(func.lower(Letter.recipient).in_(mails), *holding)
        )
    )
    return [
        number
        for number, recipient, subject, body in found
        if recipient.lower() in mails
        or any(one.search(f"{subject}\n{body}") for one in (*whole, *other))
    ]


def options_of(session: Session, participant_id: int) -> list[tuple[int, list[str]]]:
    """Return the questions in which a person chose options, and which."""
    found = session.execute(
        select(Answer.question_id, Answer.keys).where(
            Answer.participant_id == participant_id, Answer.keys.is_not(None)
        )
    )
    return [(question_id, keys or []) for question_id, keys in found]


def requests_about(session: Session, person: Participant) -> Sequence[int]:
    """Return the requests about a person: those of that number, and those that ask for the name."""
    told = session.scalars(
        select(Request).where(
            Request.edition_id == person.edition_id, Request.region_id == person.region_id
        )
    )
    name = (person.native_family, person.native_given)
    return [
        one.id
        for one in told
        if one.participant_id == person.id
        or (one.proposed.get("native_family", ""), one.proposed.get("native_given", "")) == name
    ]


def uploads_with(session: Session, participant_id: int) -> Sequence[int]:
    """Return the uploads of which a row entered or changed a person."""
    rows = select(ImportRow.import_id).where(ImportRow.participant_id == participant_id)
    return session.scalars(select(Import.id).where(Import.id.in_(rows))).all()


def come_back(session: Session, limit: int) -> Sequence[Participant]:
    """Return people who were erased, and whom an old copy brought back."""
    return session.scalars(
        select(Participant)
        .join(PersonKey, PersonKey.participant_id == Participant.id)
        .where(PersonKey.erased_at.is_not(None), Participant.erased_at.is_(None))
        .options(joinedload(Participant.delegation).joinedload(Delegation.edition))
        .limit(limit)
    ).all()
