"""Forgetting who interpreted or spoke at an edition, and when single people were there."""

from collections.abc import Sequence

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.schedule.models import ForumPerson, Interpreter, Presence
from app.schedule.queries.old import FORGOTTEN


def forget_interpreters(session: Session, ids: Sequence[int]) -> None:
    """Forget names, mails and accounts; what was interpreted into which language stays."""
    session.execute(
        update(Interpreter)
        .where(Interpreter.id.in_(ids))
        .values(name=FORGOTTEN, mail=None, user_id=None, version=Interpreter.version + 1)
    )


def forget_presences(session: Session, ids: Sequence[int]) -> None:
    """Forget when single people were there; those of delegations stay."""
    session.execute(delete(Presence).where(Presence.id.in_(ids)))


def forget_forum_people(session: Session, ids: Sequence[int]) -> None:
    """Forget who spoke, attended and chaired; in which talks somebody did so stays."""
    session.execute(
        update(ForumPerson)
        .where(ForumPerson.id.in_(ids))
        .values(name=FORGOTTEN, participant_id=None)
    )
