"""What is known about accounts, sessions, links and grants."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from app.accounts.models import Grant, Invitation, PasswordReset, Role, SignIn, User
from app.core.orm import as_read
from app.core.sealing import digest
from app.regions.models import Region

# Longer than any session may sleep; who may sleep how long is a rule.
AWAKE_WITHIN = timedelta(hours=24)


def user_by_email(session: Session, email: str) -> User | None:
    """Return the account of a mail address, with its live grants."""
    found = select(User).where(User.email == email.lower()).options(joinedload(User.grants))
    return session.scalars(found).unique().one_or_none()


def user_or_another(session: Session, email: str) -> User | None:
    """Return the account of a mail address, or the first of all where the address has none."""
    wanted = User.email == email.lower()
    found = select(User).where(or_(wanted, User.id == select(func.min(User.id)).scalar_subquery()))
    return session.scalars(found.order_by(wanted.desc()).limit(1)).one_or_none()


def user(session: Session, number: int) -> User | None:
    """Return an account, with its live grants."""
    found = select(User).where(User.id == number).options(joinedload(User.grants))
    return session.scalars(found).unique().one_or_none()


# Built once, of columns: every request of whoever signed in begins with it.
_ROW, _USER, _GRANT = SignIn.__table__.c, User.__table__.c, Grant.__table__.c
_SIGN_IN = (
    select(*_ROW, *_USER, *_GRANT)
    .join_from(SignIn.__table__, User.__table__)
    .outerjoin(Grant.__table__, and_(_GRANT.user_id == _USER.id, _GRANT.revoked_at.is_(None)))
    .where(_ROW.token_hash == bindparam("of_token"), _ROW.ended_at.is_(None))
    .order_by(_GRANT.id)
)
_USER_AT, _GRANT_AT = len(_ROW), len(_ROW) + len(_USER)
_GRANT_ID = _GRANT_AT + _GRANT.keys().index("id")


def sign_in_of(session: Session, token: str) -> SignIn | None:
    """Return the session row of a token, with its person and live grants: one statement.

    They are for reading: what a request undoes does not make them unreadable for its error page.
    """
    rows = session.execute(_SIGN_IN, {"of_token": digest(token)}).all()
    if not rows:
        return None
    held = [row[_GRANT_AT:] for row in rows if row[_GRANT_ID] is not None]
    user = as_read(User, _USER.keys(), rows[0][_USER_AT:_GRANT_AT])
    set_committed_value(user, "grants", [as_read(Grant, _GRANT.keys(), grant) for grant in held])
    found = as_read(SignIn, _ROW.keys(), rows[0][:_USER_AT])
    set_committed_value(found, "user", user)
    return found


def sign_in(session: Session, number: int) -> SignIn | None:
    """Return a session row that has not ended."""
    return session.scalars(
        select(SignIn).where(SignIn.id == number, SignIn.ended_at.is_(None))
    ).one_or_none()


def live_sign_ins(session: Session, user_id: int, now: datetime) -> list[SignIn]:
    """Return a person's sessions that have not ended, the last used first."""
    found = (
        select(SignIn)
        .where(
            SignIn.user_id == user_id,
            SignIn.ended_at.is_(None),
            SignIn.ends_at > now,
            SignIn.seen_at > now - AWAKE_WITHIN,
        )
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    return list(session.scalars(found))


def reset_of(session: Session, token: str, now: datetime) -> PasswordReset | None:
    """Return the unused reset of a token, with its person; locked, as it works once."""
    found = (
        select(PasswordReset)
        .join(PasswordReset.user)
        .where(
            PasswordReset.token_hash == digest(token),
            PasswordReset.used_at.is_(None),
            PasswordReset.ends_at > now,
        )
        .options(contains_eager(PasswordReset.user))
        .with_for_update(of=PasswordReset)
    )
    return session.scalars(found).one_or_none()


def invitation_of(session: Session, token: str, now: datetime) -> Invitation | None:
    """Return the invitation of a token that still waits; locked, as it works once."""
    found = (
        _waiting(now).where(Invitation.token_hash == digest(token)).with_for_update(of=Invitation)
    )
    return session.scalars(found).one_or_none()


def waiting_invitation(session: Session, number: int) -> Invitation | None:
    """Return an invitation that was neither accepted nor cancelled; it may be too old."""
    found = select(Invitation).where(
        Invitation.id == number,
        Invitation.accepted_at.is_(None),
        Invitation.cancelled_at.is_(None),
    )
    return session.scalars(found).one_or_none()


def same_invitation(
    session: Session, email: str, scope: tuple[object, ...], now: datetime
) -> Invitation | None:
    """Return an invitation that still waits for the same person, role and scope, if any."""
    for invitation in session.scalars(_waiting(now).where(Invitation.email == email)):
        if invitation.scope == scope:
            return invitation
    return None


def live_grant(session: Session, number: int) -> Grant | None:
    """Return a grant that was not revoked, with its person."""
    found = select(Grant).where(Grant.id == number, Grant.revoked_at.is_(None))
    return session.scalars(found.options(joinedload(Grant.user))).one_or_none()


def locked_administrators(session: Session) -> list[int]:
    """Return the ids of administrators' live grants, locked: two cannot remove each other."""
    found = (
        select(Grant.id)
        .where(Grant.role == Role.ADMINISTRATOR, Grant.revoked_at.is_(None))
        .order_by(Grant.id)
        .with_for_update()
    )
    return list(session.scalars(found))


def administrators(session: Session) -> int:
    """Count the live grants of administrators."""
    found = select(func.count(Grant.id)).where(
        Grant.role == Role.ADMINISTRATOR, Grant.revoked_at.is_(None)
    )
    return session.scalars(found).one()


def names(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    """Return the names of people by id; nobody has none."""
    known = {one for one in ids if one is not None}
    if not known:
        return {}
    found = select(User.id, User.name).where(User.id.in_(known))
    return {row.id: row.name for row in session.execute(found)}


def coordinators(
    session: Session, programme_id: int, region_ids: Iterable[int | None] | None = None
) -> Sequence[User]:
    """Return who coordinates a programme now, or any of some regions in it; each person once."""
    scope: ColumnElement[bool] = Grant.role == Role.PROGRAMME_COORDINATOR
    if region_ids is not None:
        here = Grant.region_id.in_({one for one in region_ids if one is not None})
        scope = and_(Grant.role == Role.REGION_COORDINATOR, here)
    holders = select(Grant.user_id).where(
        Grant.programme_id == programme_id, Grant.revoked_at.is_(None), scope
    )
    return session.scalars(select(User).where(User.id.in_(holders)).order_by(User.id)).all()


def region_coordinators(
    session: Session, programme_id: int, region_ids: Collection[int]
) -> Sequence[tuple[User, Region]]:
    """Return each coordinator of regions in a programme, with the region."""
    found = session.execute(
        select(User, Region)
        .join(Grant, Grant.user_id == User.id)
        .join(Region, Region.id == Grant.region_id)
        .where(
            Grant.programme_id == programme_id,
            Grant.region_id.in_(region_ids),
            Grant.role == Role.REGION_COORDINATOR,
            Grant.revoked_at.is_(None),
        )
        .order_by(User.id, Region.id)
    )
    return [(user, region) for user, region in found]


def _waiting(now: datetime) -> Select[Invitation]:
    """Select the invitations that can still be accepted."""
    return select(Invitation).where(
        Invitation.accepted_at.is_(None),
        Invitation.cancelled_at.is_(None),
        Invitation.ends_at > now,
    )
