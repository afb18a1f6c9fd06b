"""Reminding reviewers of what they have still to review."""

from sqlalchemy.orm import Session

from app.calls import rules as calls
from app.calls.models import Call, ReviewPhase
from app.core import clock
from app.reviews import mail, queries, rules
from app.reviews.actions.keeping import of_call
from app.reviews.errors import NobodyToRemind
from app.reviews.models import ReviewReminder


def remind(session: Session, actor_id: int | None, call: Call) -> int:
    """Mail all who have open reviews in the phase that is open; returns how many people.

    Raises NobodyToRemind.
    """
    phase = calls.phase(call, clock.now())
    reminded = 0 if phase is None else _send(session, call, phase)
    if not reminded:
        raise NobodyToRemind
    of_call(session, actor_id, "reviews.reminded", call, people=reminded)
    return reminded


def remind_before_end(session: Session, phase: ReviewPhase) -> int:
    """Send the reminders of a phase that are due, once for each end; returns how many mails."""
    stands = queries.reminded(session, phase.id)
    sent = {hours: one.sent_for for hours, one in stands.items()}
    due = rules.due(sent, phase.opens_at, phase.closes_at, clock.now())
    for hours in due:
        if hours in stands:
            stands[hours].sent_for = phase.closes_at
        else:
            session.add(
                ReviewReminder(phase_id=phase.id, before_hours=hours, sent_for=phase.closes_at)
            )
    return _send(session, phase.call, phase) if due else 0


def _send(session: Session, call: Call, phase: ReviewPhase) -> int:
    """Mail each reviewer how many reviews are open; returns how many people."""
    found = queries.open_reviews(session, call)
    for reader, number in found:
        mail.remind(session, reader, call, phase, number)
    return len(found)
