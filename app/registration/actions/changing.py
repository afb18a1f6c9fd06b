"""Changing what is said about people."""

from sqlalchemy.orm import Session

from app.core.errors import Stale
from app.core.languages import _
from app.editions import actions as editions
from app.registration.actions import holding
from app.registration.actions.entering import check, columns
from app.registration.actions.recording import record_person
from app.registration.models import Participant
from app.registration.rules import Entry


def change(session: Session, actor_id: int | None, person: Participant, entry: Entry) -> None:
    """Change what is said about a person; raises Stale when somebody else saved meanwhile."""
    version = person.version
    edition = holding.lock(session, person)
    if person.version != version:
        raise Stale(_("Somebody else saved this at the same moment. Save again."), {})
    check(edition, entry)
    role = person.role
    changed = [name for name, value in columns(entry).items() if getattr(person, name) != value]
    for name, value in columns(entry).items():
        setattr(person, name, value)
    if changed:
        record_person(session, actor_id, "participant.changed", edition, person, changed)
    if role != person.role and person.withdrawn_at is None:
        editions.move(session, person.edition_id, person.region_id, role, person.role)
