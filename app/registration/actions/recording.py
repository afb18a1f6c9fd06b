"""The records about delegations and their people: which and what, never what stands in them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.history import actions as history
from app.registration.models import Delegation, Participant


def record_person(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    person: Participant,
    fields: list[str] | None = None,
) -> None:
    """Write a record about a person: which one and which fields, never what stands in them."""
    details = {"participant": person.id, **({"fields": sorted(fields)} if fields else {})}
    record(session, actor_id, action, edition, person, details)


def record_entered(
    session: Session, actor_id: int | None, edition: Edition, person: Participant
) -> None:
    """Write the record of an entry, by a statement of its own: no other is written so often."""
    told = _told(edition, person, {"participant": person.id})
    history.record_all(session, actor_id, "participant.entered", [told])


def record(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    of: Delegation | Participant,
    details: Mapping[str, object],
) -> None:
    """Write a record about a delegation."""
    history.record(session, actor_id, action, **_told(edition, of, details))


def _told(
    edition: Edition, of: Delegation | Participant, details: Mapping[str, object]
) -> dict[str, Any]:
    """Return what a record says."""
    delegation_id = of.delegation_id if isinstance(of, Participant) else of.id
    return {
        "subject": f"delegation:{delegation_id}",
        "programme_id": edition.programme_id,
        "edition_id": edition.id,
        "region_id": of.region_id,
        "details": dict(details),
    }
