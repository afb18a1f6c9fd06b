"""Taking roles back, and the first administrator."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.accounts import mail, queries, rules
from app.accounts.actions import invitations, passwords
from app.accounts.errors import AdministratorExists, LastAdministrator
from app.accounts.models import Grant, Role, User
from app.core import clock, sealing
from app.core.languages import language


def revoke(session: Session, actor_id: int | None, grant: Grant) -> None:
    """Take a role back: the person's next request is refused; one administrator must remain."""
    needed = grant.role == Role.ADMINISTRATOR
    if needed and not set(queries.locked_administrators(session)) - {grant.id}:
        raise LastAdministrator
    grant.revoked_at = clock.now()
    grant.revoked_by_id = actor_id


def first_administrator(session: Session, email: str, name: str, link: Callable[[str], str]) -> str:
    """Make the first administrator of an installation; returns the link that sets a password."""
    if queries.administrators(session):
        raise AdministratorExists
    user = queries.user_by_email(session, email)
    if user is None:
        user = User(email=email.lower(), name=name, language=language(), created_at=clock.now())
        session.add(user)
        session.flush()
    invitations.grant(session, user.id, invitations.Wanted(role=Role.ADMINISTRATOR), None)
    address = link(passwords.offer(session, user, sealing.token(), rules.FIRST_LINK_LIFE))
    mail.reset(session, user, address)
    return address
