"""A guardian answers: read, agree or not, one by one, and later otherwise."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy.orm import Session

from app.consents import queries, rules
from app.consents.actions.clearing import refresh
from app.consents.actions.guardians import known, write
from app.consents.errors import (
    NotTheGuardian,
    OpenedByTheChild,
    OpenedWhereTheChildWas,
    TextChanged,
    TooManyTries,
)
from app.consents.models import Consent, Guardian
from app.core import clock
from app.core.errors import Refused
from app.core.folding import folded
from app.vault import actions as vault


@dataclass(frozen=True, kw_only=True)
class Proof:
    """How it is known that the guardian answers, and in which language the texts were shown.

    `typed` is what the guardian wrote as a signature, or the paper's reference.
    """

    language: str
    zone: str
    channel: str
    identity: str
    typed: str
    birth_date: date | None = None
    recorded_by_id: int | None = None


def stopped(
    guardian: Guardian, visitor_mail: str | None, opened: Collection[int] = ()
) -> Refused | None:
    """Return why a link must not be used by this visitor, if so: the child has it.

    The visitor's account has the child's mail address, or the same browser opened the child's own
    page: `opened` are the people whose pages it did.
    """
    if visitor_mail and visitor_mail.casefold() == (guardian.participant.mail or "").casefold():
        return OpenedByTheChild()
    if guardian.participant_id in opened:
        return OpenedWhereTheChildWas()
    return TooManyTries() if guardian.tries >= rules.MOST_TRIES else None


def check_identity(session: Session, guardian: Guardian, proof: Proof) -> None:
    """Refuse who does not write the guardian's name and the child's birth date as entered.

    Raises NotTheGuardian, which the caller counts: a link lasts for ten wrong tries.
    """
    same = folded(known(session, guardian).name) == folded(proof.typed)
    if not same or proof.birth_date != guardian.participant.birth_date:
        raise NotTheGuardian


def count_try(guardian: Guardian) -> None:
    """Count a try that did not fit."""
    guardian.tries += 1


def answer(
    session: Session,
    guardian: Guardian,
    answers: Mapping[int, bool],
    proof: Proof,
) -> None:
    """Keep a guardian's answers, by text id; what was answered alike before is left alone.

    Raises TextChanged where a newer version stands. The child's gate follows at once.
    """
    child = guardian.participant
    # Two guardians who answer at once answer one after the other.
    session.refresh(child, ["version"], with_for_update=True)
    edition = child.delegation.edition
    texts = {text.id: text for text in queries.texts(session, edition.id).values()}
    if set(answers) - set(texts):
        raise TextChanged
    before = {
        one.text_id: one.answer
        for one in queries.answers(session, [child.id]).get(child.id, [])
        if one.guardian_id == guardian.id
    }
    for text_id, agrees in answers.items():
        said = "given" if agrees else "withdrawn" if before.get(text_id) == "given" else "refused"
        if before.get(text_id) == said or (not agrees and before.get(text_id) == "withdrawn"):
            continue
        text = texts[text_id]
        _keep(session, guardian, text.id, text.digest, said, proof)
        details: dict[str, object] = {"purpose": text.purpose, "version": text.number}
        write(session, proof.recorded_by_id, f"consent.{said}", child, details)
    guardian.opened_at = guardian.opened_at or clock.now()
    session.flush()
    refresh(session, edition, [child])


def _keep(
    session: Session, guardian: Guardian, text_id: int, digest: str, said: str, proof: Proof
) -> None:
    """Write the evidence of one answer."""
    uuid = str(uuid4())
    typed = json.dumps({"typed": proof.typed}, ensure_ascii=False).encode()
    place = f"consents.sealed.{uuid}"
    session.add(
        Consent(
            uuid=uuid,
            participant_id=guardian.participant_id,
            guardian_id=guardian.id,
            text_id=text_id,
            text_digest=digest,
            language=proof.language,
            answer=said,
            at=clock.now(),
            zone=proof.zone,
            channel=proof.channel,
            identity=proof.identity,
            sealed=vault.seal(session, guardian.participant_id, place, typed),
            recorded_by_id=proof.recorded_by_id,
        )
    )
