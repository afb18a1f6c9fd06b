"""Inviting people to roles, and taking roles up."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.accounts import queries, rules
from app.accounts.actions import passwords
from app.accounts.errors import (
    AlreadyHeld,
    AlreadyInvited,
    LinkIsDead,
    OtherPerson,
    SignInFirst,
)
from app.accounts.models import Grant, Invitation, User
from app.core import clock, sealing


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A role in a scope, as the database's CHECK on scopes wants it."""

    role: str
    programme_id: int | None = None
    region_id: int | None = None
    edition_id: int | None = None

    @property
    def scope(self) -> tuple[str, int | None, int | None, int | None]:
        """The role and where it holds, to compare."""
        return self.role, self.programme_id, self.region_id, self.edition_id


def invite(
    session: Session, actor_id: int | None, email: str, language: str, wanted: Wanted
) -> tuple[Invitation, str]:
    """Invite a mail address to a role; returns the invitation and the token of its link."""
    now = clock.now()
    held = queries.user_by_email(session, email)
    if held and any(grant.scope == wanted.scope for grant in held.grants):
        raise AlreadyHeld
    if queries.same_invitation(session, email.lower(), wanted.scope, now):
        raise AlreadyInvited
    token = sealing.token()
    invitation = Invitation(
        token_hash=sealing.digest(token),
        email=email.lower(),
        role=wanted.role,
        programme_id=wanted.programme_id,
        region_id=wanted.region_id,
        edition_id=wanted.edition_id,
        language=language,
        made_at=now,
        made_by_id=actor_id,
        ends_at=now + rules.INVITATION_LIFE,
    )
    session.add(invitation)
    session.flush()
    return invitation, token


def renew(invitation: Invitation) -> str:
    """Give an invitation a new link, for as long as a new one; the old link is dead."""
    token = sealing.token()
    invitation.token_hash = sealing.digest(token)
    invitation.ends_at = clock.now() + rules.INVITATION_LIFE
    return token


def cancel(invitation: Invitation) -> None:
    """Withdraw an invitation."""
    invitation.cancelled_at = clock.now()


def accept_as_new(
    session: Session, token: str, *, name: str, language: str, password: str
) -> tuple[Invitation, User]:
    """Take the role up with a new account; whoever has one must sign in instead."""
    invitation = _taken(session, token)
    if queries.user_by_email(session, invitation.email):
        raise SignInFirst
    user = User(email=invitation.email, name=name, language=language, created_at=clock.now())
    passwords.choose(user, password)
    session.add(user)
    session.flush()
    grant(session, user.id, invitation, invitation.made_by_id)
    return invitation, user


def accept_as(session: Session, token: str, user_id: int) -> tuple[Invitation, User]:
    """Take the role up with the account that is signed in, if the invitation is for it."""
    invitation = _taken(session, token)
    user = queries.user(session, user_id)
    if user is None or user.email != invitation.email:
        raise OtherPerson
    if all(held.scope != invitation.scope for held in user.grants):
        grant(session, user.id, invitation, invitation.made_by_id)
    return invitation, user


def grant(session: Session, user_id: int, wanted: Wanted | Invitation, by_id: int | None) -> Grant:
    """Give a person a role in a scope."""
    given = Grant(
        user_id=user_id,
        role=wanted.role,
        programme_id=wanted.programme_id,
        region_id=wanted.region_id,
        edition_id=wanted.edition_id,
        granted_at=clock.now(),
        granted_by_id=by_id,
    )
    session.add(given)
    session.flush()
    return given


def _taken(session: Session, token: str) -> Invitation:
    """Use an invitation up; refuses one that is dead."""
    now = clock.now()
    invitation = queries.invitation_of(session, token, now)
    if invitation is None:
        raise LinkIsDead
    invitation.accepted_at = now
    return invitation
