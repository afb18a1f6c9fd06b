"""Inviting, accepting and revoking, each with its record."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.accounts import mail
from app.accounts import queries as accounts
from app.accounts.actions import grants, invitations
from app.accounts.actions.invitations import Wanted
from app.accounts.models import Grant, Invitation, Role, User
from app.core.languages import speaking
from app.desk.people import queries
from app.desk.people.errors import NotAMember
from app.desk.people.queries import Standing
from app.desk.scopes import named, place
from app.history.actions import record

Link = Callable[[str], str]


def invite(
    session: Session,
    actor_id: int,
    email: str,
    language: str,
    wanted: Wanted,
    *,
    link: Link,
    zone: str,
) -> Invitation:
    """Invite a person to a role and mail the link; refuses who is invited or holds it."""
    programme, region = wanted.programme_id, wanted.region_id
    # A reviewer may well belong to a region outside: then fewer conflicts are to be feared.
    answers = wanted.role == Role.REGION_COORDINATOR
    if answers and programme and region and queries.is_outsider(session, programme, region):
        raise NotAMember
    made, token = invitations.invite(session, actor_id, email, language, wanted)
    _send(session, actor_id, made, link(token), zone)
    _record(session, actor_id, "invitation.made", made)
    return made


def send_again(
    session: Session, actor_id: int, invitation: Invitation, *, link: Link, zone: str
) -> None:
    """Mail a new link; the old one is dead."""
    token = invitations.renew(invitation)
    _send(session, actor_id, invitation, link(token), zone)
    _record(session, actor_id, "invitation.sent_again", invitation)


def cancel(session: Session, actor_id: int, invitation: Invitation) -> None:
    """Withdraw an invitation."""
    invitations.cancel(invitation)
    _record(session, actor_id, "invitation.cancelled", invitation)


def accept_as_new(session: Session, token: str, *, name: str, language: str, password: str) -> User:
    """Take a role up with a new account."""
    invitation, user = invitations.accept_as_new(
        session, token, name=name, language=language, password=password
    )
    _record(session, user.id, "invitation.accepted", invitation)
    return user


def accept_as(session: Session, token: str, user_id: int) -> User:
    """Take a role up with the account that is signed in."""
    invitation, user = invitations.accept_as(session, token, user_id)
    _record(session, user.id, "invitation.accepted", invitation)
    return user


def revoke(session: Session, actor_id: int, standing: Standing) -> None:
    """Take a role back; the person's next request is refused."""
    assert isinstance(standing.thing, Grant)
    grants.revoke(session, actor_id, standing.thing)
    _record(session, actor_id, "grant.revoked", standing.thing)


def _send(session: Session, actor_id: int, invitation: Invitation, link: str, zone: str) -> None:
    """Write the mail in the language of the invited."""
    by = accounts.names(session, [actor_id])[actor_id]
    names = named(session, [invitation])
    with speaking(invitation.language):
        where = place(names, invitation)
    mail.invitation(session, invitation, link, zone=zone, place=where, by=by)


def _record(session: Session, actor_id: int, action: str, thing: Invitation | Grant) -> None:
    """Record what was done to a grant or an invitation, without names."""
    kind = "grant" if isinstance(thing, Grant) else "invitation"
    record(
        session,
        actor_id,
        action,
        subject=f"{kind}:{thing.id}",
        programme_id=named(session, [thing]).programme_id(thing),
        edition_id=thing.edition_id,
        region_id=thing.region_id,
        details={"role": str(thing.role)},
    )
