"""Setting, changing and resetting passwords."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.accounts import mail, queries, rules
from app.accounts.actions import sessions, throttle
from app.accounts.errors import LinkIsDead, WrongPassword
from app.accounts.models import PasswordReset, User
from app.core import clock, db, sealing


def choose(user: User, password: str) -> None:
    """Give a person a password that the rules accept."""
    rules.check_password(password, user.name, user.email)
    user.password_hash = sealing.hash_password(password)


def change(session: Session, user_id: int, current: str, password: str, agent: str) -> str:
    """Change a password: every session and mailed link ends; returns a new session's token."""
    user = queries.user(session, user_id)
    assert user is not None
    if not sealing.fits(current, user.password_hash):
        raise WrongPassword
    choose(user, password)
    _end_links(session, user.id)
    sessions.end_all(session, user.id)
    mail.password_changed(session, user)
    # A copy of this browser's cookie must die too.
    return sessions.begin(session, user, agent)


def ask_reset(session: Session, email: str, link: Callable[[str], str]) -> None:
    """Mail a reset link if the address has an account and got few of them; say nothing.

    How long it takes says nothing either: where no link may leave, another account's is undone.
    """
    may = throttle.admit(session, throttle.mailbox_limits(email), clock.now())
    user = queries.user_or_another(session, email)
    if user:
        with db.rehearsal(session, kept=may and user.email == email.lower()):
            token = offer(session, user, sealing.token(), rules.RESET_LIFE)
            mail.reset(session, user, link(token))


def offer(session: Session, user: User, token: str, life: timedelta) -> str:
    """Store a reset of that token, for as long as `life`; returns the token."""
    session.add(
        PasswordReset(token_hash=sealing.digest(token), user_id=user.id, ends_at=clock.now() + life)
    )
    return token


def reset(session: Session, token: str, password: str) -> None:
    """Set the password by a mailed link: it works once, and every session ends."""
    found = queries.reset_of(session, token, clock.now())
    if found is None:
        raise LinkIsDead
    choose(found.user, password)
    _end_links(session, found.user_id)
    sessions.end_all(session, found.user_id)
    mail.password_changed(session, found.user)


def _end_links(session: Session, user_id: int) -> None:
    """Make every reset link of a person dead."""
    links = update(PasswordReset).where(PasswordReset.user_id == user_id)
    session.execute(links.where(PasswordReset.used_at.is_(None)).values(used_at=clock.now()))
