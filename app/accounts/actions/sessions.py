"""Signing in and out, and ending sessions elsewhere."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.accounts import queries, rules
from app.accounts.errors import WrongCredentials
from app.accounts.models import SignIn, User
from app.core import clock, sealing

LONGEST_AGENT = 200


def sign_in(session: Session, email: str, password: str, agent: str) -> str:
    """Return the token of a new session, or refuse with the same answer and work for all."""
    user = queries.user_by_email(session, email)
    if not sealing.fits(password, user.password_hash if user else None) or user is None:
        raise WrongCredentials
    if user.password_hash and sealing.outdated(user.password_hash):
        user.password_hash = sealing.hash_password(password)
    return begin(session, user, agent)


def begin(session: Session, user: User, agent: str) -> str:
    """Start a session of a person whose grants are loaded; returns its new token."""
    now = clock.now()
    token = sealing.token()
    session.add(
        SignIn(
            token_hash=sealing.digest(token),
            user_id=user.id,
            started_at=now,
            seen_at=now,
            ends_at=rules.ends_at(with_role=bool(user.grants), now=now),
            agent=agent[:LONGEST_AGENT],
        )
    )
    return token


def note_use(session: Session, sign_in: SignIn) -> None:
    """Note that a session is still used."""
    now = clock.now()
    session.execute(update(SignIn).where(SignIn.id == sign_in.id).values(seen_at=now))


def end(sign_in: SignIn) -> None:
    """End one session."""
    sign_in.ended_at = clock.now()


def end_all(session: Session, user_id: int, *, but: int | None = None) -> None:
    """End all sessions of a person, but one if it is given."""
    ending = update(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None))
    if but is not None:
        ending = ending.where(SignIn.id != but)
    session.execute(ending.values(ended_at=clock.now()))
