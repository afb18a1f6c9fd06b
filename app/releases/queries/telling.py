"""Finding whom a release still has to be told to."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.registration.models import Participant
from app.releases.models import Telling
from app.releases.queries.people import interpreters_by_id


def waiting(session: Session) -> Sequence[int]:
    """Return the ids of releases that somebody still has to be told of."""
    found = select(Telling.release_id).where(Telling.told_at.is_(None)).distinct()
    return session.scalars(found.order_by(Telling.release_id)).all()


def hold_waiting(session: Session, release_id: int, most: int) -> Sequence[Telling]:
    """Return some who were not told yet, held until this transaction ends."""
    return session.scalars(
        select(Telling)
        .where(Telling.release_id == release_id, Telling.told_at.is_(None))
        .order_by(Telling.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()


def counts(session: Session, release_id: int) -> tuple[int, int]:
    """Return how many were told of a release, and how many are to be told in all."""
    told, every = session.execute(
        select(func.count(Telling.told_at), func.count()).where(Telling.release_id == release_id)
    ).one()
    return told, every


def addresses(session: Session, waiting: Sequence[Telling]) -> dict[int, str]:
    """Return where each is reached now; who is gone or has no address any more is left out."""
    ids = {
        name: [value for one in waiting if (value := getattr(one, name))]
        for name in ("participant_id", "user_id", "interpreter_id")
    }
    people = dict(
        session.execute(
            select(Participant.id, Participant.mail).where(
                Participant.id.in_(ids["participant_id"]), Participant.withdrawn_at.is_(None)
            )
        ).all()
    )
    users = dict(
        session.execute(select(User.id, User.email).where(User.id.in_(ids["user_id"]))).all()
    )
    interpreters = {
        one.id: one.user.email if one.user else one.mail
        for one in interpreters_by_id(session, ids["interpreter_id"])
    }
    found = {}
    for one in waiting:
        to = (
            people.get(one.participant_id or 0)
            or users.get(one.user_id or 0)
            or interpreters.get(one.interpreter_id or 0)
        )
        if to:
            found[one.id] = to
    return found
