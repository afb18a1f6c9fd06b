"""Finding what names people in the timetables of editions that ended a year ago."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.registration.models import Participant
from app.schedule.models import ForumPerson, ForumPlan, Interpreter, Presence

KEPT = timedelta(days=365)
# Stands for a name that was forgotten.
FORGOTTEN = "–"


def _old(now: datetime) -> ColumnElement[bool]:
    """Tell whether an edition ended long ago."""
    return Edition.ends_on < (now - KEPT).date()


def interpreters(session: Session, now: datetime, limit: int | None) -> Sequence[int]:
    """Return the ids of some interpreters of old editions whose name or mail is known."""
    known = or_(
        Interpreter.name != FORGOTTEN,
        Interpreter.mail.is_not(None),
        Interpreter.user_id.is_not(None),
    )
    return session.scalars(
        select(Interpreter.id)
        .join(Interpreter.edition)
        .where(_old(now), known)
        .order_by(Interpreter.id)
        .limit(limit)
    ).all()


def own_presences(session: Session, now: datetime, limit: int | None) -> Sequence[int]:
    """Return the ids of some times at which single people were at old editions."""
    return session.scalars(
        select(Presence.id)
        .join(Edition, Edition.id == Presence.edition_id)
        .where(_old(now), Presence.participant_id.is_not(None))
        .order_by(Presence.id)
        .limit(limit)
    ).all()


def forum_people(session: Session, now: datetime, limit: int | None) -> Sequence[int]:
    """Return the ids of some whom forums name, of old editions or forgotten as participants."""
    forgotten = Participant.name_purged_at.is_not(None) | Participant.erased_at.is_not(None)
    known = or_(ForumPerson.name != FORGOTTEN, ForumPerson.participant_id.is_not(None))
    return session.scalars(
        select(ForumPerson.id)
        .join(ForumPerson.forum)
        .join(ForumPlan.edition)
        .outerjoin(Participant, Participant.id == ForumPerson.participant_id)
        .where(or_(_old(now), forgotten), known)
        .order_by(ForumPerson.id)
        .limit(limit)
    ).all()
