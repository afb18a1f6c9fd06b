"""Publishing a call, cancelling it with a reason, taking that back, and removing a draft."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.calls import queries, rules
from app.calls.actions.saving import as_written, write
from app.calls.errors import NotCancellable, NotRemovable
from app.calls.models import Call, CallArea, CallCode, Criterion, PanelMember, ReviewPhase
from app.core import clock


def publish(session: Session, actor_id: int | None, call: Call) -> None:
    """Show a call to everybody; raises DeadlineOver. A call that is published already stays so."""
    now, held = clock.now(), queries.held(session, call.id)
    if held.published_at is not None:
        return
    rules.check_ahead(held.closes_at, now)
    held.published_at = held.changed_at = now
    write(session, actor_id, "call.published", held, {"deadline": as_written(held.closes_at)})
    session.flush()


def cancel(session: Session, actor_id: int | None, call: Call, reason: str) -> bool:
    """Cancel a published call, saying why, and tell whether it was not yet; raises NotCancellable.

    Whoever it concerns is told by who decides: see `app.decisions.actions.calling_off`.
    """
    now, held = clock.now(), queries.held(session, call.id)
    if held.published_at is None:
        raise NotCancellable
    if held.cancelled_at is not None:
        return False
    held.cancelled_at, held.reason, held.changed_at = now, reason, now
    write(session, actor_id, "call.cancelled", held, reason=reason)
    session.flush()
    return True


def reopen(session: Session, actor_id: int | None, call: Call) -> bool:
    """Take the cancellation of a call back and tell whether it was; its moments hold as before."""
    held = queries.held(session, call.id)
    if held.cancelled_at is None:
        return False
    held.cancelled_at, held.reason, held.changed_at = None, "", clock.now()
    write(session, actor_id, "call.reopened", held)
    session.flush()
    return True


def remove(session: Session, actor_id: int | None, call: Call) -> None:
    """Remove a call that nobody else ever saw, with all its parts; raises NotRemovable."""
    held = queries.held(session, call.id)
    if held.published_at is not None:
        raise NotRemovable
    write(session, actor_id, "call.removed", held, {"proposal_type": held.type_slug})
    for part in (CallArea, CallCode, Criterion, ReviewPhase, PanelMember):
        session.execute(delete(part).where(part.call_id == held.id))
    session.delete(held)
    session.flush()
