"""Changing what is said about people."""

from sqlalchemy.orm import Session

from app.core.errors import Stale
from app.core.languages import _
from app.editions import actions as editions
from app.editions.actions import Counted
from app.editions.models import Edition
from app.editions.rules import What
from app.registration import rules
from app.registration.actions import holding, placing
from app.registration.actions.entering import check, columns
from app.registration.actions.promoting import promote
from app.registration.actions.recording import record_person
from app.registration.models import Participant, Queue
from app.registration.rules import Entry


def change(
    session: Session,
    actor_id: int | None,
    person: Participant,
    entry: Entry,
    *,
    allowed: bool = False,
) -> None:
    """Change what is said about a person; raises Stale when somebody else saved meanwhile.

    Whoever waits and is to be counted otherwise joins the queue anew, at its end. `allowed` is a
    request that was accepted: no deadline refuses it.
    """
    version = person.version
    edition, queue = holding.lock(session, person, holding.names(session, allowed=allowed))
    if person.version != version:
        raise Stale(_("Somebody else saved this at the same moment. Save again."), {})
    check(edition, entry)
    old = Counted(person.role, person.sex)
    changed = [name for name, value in columns(entry).items() if getattr(person, name) != value]
    for name, value in columns(entry).items():
        setattr(person, name, value)
    if changed:
        fields = [name for name in changed if name not in rules.KEYS]
        record_person(session, actor_id, "participant.changed", edition, person, fields)
    if person.withdrawn_at is None and old != Counted(person.role, person.sex):
        _recount(session, edition, queue, person, old)


def _recount(
    session: Session, edition: Edition, queue: Queue | None, person: Participant, old: Counted
) -> None:
    """Count a person otherwise than before: move the place, or join the queue anew."""
    new = Counted(person.role, person.sex)
    if person.holds_place:
        editions.move(session, person.edition_id, person.region_id, old, new)
        counted = What(new.role, person.region_id, new.sex)
        placing.give_up_allowances(session, person, counted)
    elif old.role != new.role or edition.sex_asked == "needed":
        editions.wait(session, person.edition_id, person.region_id, old.role, -1)
        placing.settle(person, "entered")
        placing.place(session, queue, person, wait=True)
    promote(session, edition, queue)
