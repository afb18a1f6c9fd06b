"""Cancelling a call and taking that back; whoever it concerns is told."""

from sqlalchemy.orm import Session

from app.calls import actions as calls
from app.calls.models import Call
from app.core.mail import Say, tell, write
from app.decisions import mail, queries


def cancel_call(session: Session, actor_id: int | None, call: Call, reason: str) -> None:
    """Cancel a published call, saying why; raises NotCancellable. Again changes nothing."""
    if calls.cancel(session, actor_id, call, reason):
        _tell(session, actor_id, call, mail.cancelled(call))


def reopen_call(session: Session, actor_id: int | None, call: Call) -> None:
    """Take the cancellation of a call back; its moments hold as they did before."""
    if calls.reopen(session, actor_id, call):
        _tell(session, actor_id, call, mail.reopened(call))


def _tell(session: Session, actor_id: int | None, call: Call, say: Say) -> None:
    """Mail everybody else whom the call concerns."""
    session.refresh(call, ["programme"])
    readers = [one for one in queries.concerned(session, call) if one.id != actor_id]
    tell(session, readers, say)
    for address, language in queries.asked_by_mail(session, call.id):
        write(session, address, language, say)
