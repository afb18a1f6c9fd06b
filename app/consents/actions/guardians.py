"""Naming guardians, sending them links, and ending what they may answer."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from uuid import uuid4

from sqlalchemy.orm import Session

from app.consents import mail, queries
from app.consents.actions.clearing import refresh
from app.consents.errors import NotAMinor, OwnGuardian
from app.consents.models import Guardian
from app.core import clock, sealing
from app.history import actions as history
from app.registration.models import Participant
from app.vault import actions as vault


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who answers for a child."""

    name: str
    relation: str
    mail: str = ""
    telephone: str = ""


def name_guardian(
    session: Session,
    actor_id: int | None,
    child: Participant,
    person: Person,
    language: str,
) -> Guardian:
    """Enter a guardian, sealed under the child's key; raises NotAMinor or OwnGuardian."""
    edition = child.delegation.edition
    if not queries.gate(session, edition, child, clock.today(edition.zone)).minor:
        raise NotAMinor
    if person.mail and person.mail.casefold() == (child.mail or "").casefold():
        raise OwnGuardian
    uuid = str(uuid4())
    written = json.dumps(asdict(person), ensure_ascii=False).encode()
    made = Guardian(
        uuid=uuid,
        participant_id=child.id,
        sealed=vault.seal(session, child.id, _place(uuid), written),
        language=language,
        made_at=clock.now(),
        made_by_id=actor_id,
    )
    session.add(made)
    session.flush()
    write(session, actor_id, "guardian.named", child, {"guardian": made.id})
    return made


def known(session: Session, guardian: Guardian) -> Person:
    """Return who a guardian is; raises Erased or Unreadable of the vault."""
    sealed = guardian.sealed or b""
    opened = vault.unseal(session, guardian.participant_id, _place(guardian.uuid), sealed)
    return Person(**json.loads(opened))


def send_link(
    session: Session, actor_id: int | None, guardian: Guardian, link: Callable[[str], str]
) -> bool:
    """Send a guardian a new link, which ends the one before; tells whether there is an address.

    `link` makes the address of a secret. The child must be loaded with edition and region.
    """
    person = known(session, guardian)
    if not person.mail or guardian.revoked_at is not None:
        return False
    secret = sealing.token()
    guardian.token_hash = sealing.digest(secret)
    guardian.sent_at = clock.now()
    guardian.tries = 0
    mail.asked(session, person.mail, guardian.language, guardian.participant, link(secret))
    write(session, actor_id, "guardian.link_sent", guardian.participant, {"guardian": guardian.id})
    return True


def revoke(session: Session, actor_id: int | None, guardian: Guardian) -> None:
    """Let a guardian answer no more: the link ends, and what was agreed to no longer counts."""
    if guardian.revoked_at is None:
        child = guardian.participant
        guardian.revoked_at = clock.now()
        guardian.token_hash = None
        session.flush()
        refresh(session, child.delegation.edition, [child])
        write(session, actor_id, "guardian.revoked", child, {"guardian": guardian.id})


def write(
    session: Session,
    actor_id: int | None,
    action: str,
    child: Participant,
    details: dict[str, object],
    reason: str = "",
) -> None:
    """Write a record about a child: which one, never who the guardian is."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"delegation:{child.delegation_id}",
        programme_id=child.delegation.edition.programme_id,
        edition_id=child.edition_id,
        region_id=child.region_id,
        details={"participant": child.id, **details},
        reason=reason,
    )


def _place(uuid: str) -> str:
    """Return where a guardian's sealed data stand."""
    return f"guardians.sealed.{uuid}"
