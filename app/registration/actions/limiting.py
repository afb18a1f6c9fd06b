"""Setting limits and the waiting list, so that those who wait are offered what becomes free."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.editions import actions as editions
from app.editions.actions.saving import save, write
from app.editions.models import Edition
from app.editions.rules import Limits
from app.registration import queries
from app.registration.actions.promoting import promote
from app.registration.errors import StillWaiting
from app.registration.models import Queue


def set_limits(session: Session, actor_id: int | None, edition: Edition, limits: Limits) -> None:
    """Set the roles offered and the limits, and offer what becomes free to those who wait.

    Writing the edition keeps everybody out who enters, changes or withdraws people meanwhile.
    """
    editions.set_limits(
        session, actor_id, edition, limits, lambda: queries.held(session, edition.id)
    )
    if edition.waiting_list:
        promote(session, edition, queries.locked_queue(session, edition.id))


def set_waiting_list(
    session: Session, actor_id: int | None, edition: Edition, *, on: bool, offer_hours: int
) -> None:
    """Switch the waiting list on or off, and say for how many hours an offer holds.

    Raises StillWaiting where people stand on a list that is to end.
    """
    edition.waiting_list = on
    flag_modified(edition, "note")
    save(session, edition)
    queue = queries.locked_queue(session, edition.id)
    if queue is None:
        queue = Queue(edition_id=edition.id)
        session.add(queue)
    queue.offer_hours = offer_hours
    waiting = queries.queued(session, edition.id)
    if not on and waiting:
        raise StillWaiting(waiting)
    details = {"waiting_list": on, "offer_hours": offer_hours}
    write(session, actor_id, "edition.waiting_list_set", edition, details)
