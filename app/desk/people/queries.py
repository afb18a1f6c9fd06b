"""Accounts, grants and invitations, as far as a person may see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from app.accounts import queries as accounts
from app.accounts.models import Grant, Invitation, User
from app.desk.scopes import named
from app.editions.models import Edition
from app.programmes.models import Membership, Programme
from app.regions.models import Region

PAGE = 50
AHEAD = ("planned", "open")
Programmes = frozenset[int] | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A grant or an invitation, with the programme it belongs to (None: everywhere)."""

    thing: Grant | Invitation
    programme_id: int | None


def grant(session: Session, number: int) -> Standing | None:
    """Return a grant that was not revoked."""
    return _standing(session, accounts.live_grant(session, number))


def invitation(session: Session, number: int) -> Standing | None:
    """Return an invitation that was neither accepted nor cancelled."""
    return _standing(session, accounts.waiting_invitation(session, number))


def _standing(session: Session, thing: Grant | Invitation | None) -> Standing | None:
    if thing is None:
        return None
    return Standing(thing=thing, programme_id=named(session, [thing]).programme_id(thing))


def people(session: Session, within: Programmes, wanted: str, page: int) -> Sequence[User]:
    """Return a page of accounts with their live grants; `within` None sees all accounts."""
    found = _people(within, wanted).order_by(func.lower(User.name), User.id)
    start = (page - 1) * PAGE
    return session.scalars(found.offset(start).limit(PAGE).options(selectinload(User.grants))).all()


def count_people(session: Session, within: Programmes, wanted: str) -> int:
    """Count the accounts on all pages."""
    found = _people(within, wanted).with_only_columns(func.count(User.id))
    return session.scalars(found).one()


def _people(within: Programmes, wanted: str) -> Select[User]:
    """Select the accounts that hold something in the programmes, and whose name or mail fits."""
    found = select(User)
    if wanted:
        found = found.where(
            or_(
                User.name.icontains(wanted, autoescape=True),
                User.email.icontains(wanted, autoescape=True),
            )
        )
    if within is None:
        return found
    holders = select(Grant.user_id).where(Grant.revoked_at.is_(None), _inside(Grant, within))
    return found.where(User.id.in_(holders))


def waiting(session: Session, within: Programmes) -> Sequence[Invitation]:
    """Return the invitations that nobody accepted yet, the newest first."""
    found = select(Invitation).where(
        Invitation.accepted_at.is_(None),
        Invitation.cancelled_at.is_(None),
        _inside(Invitation, within),
    )
    return session.scalars(found.order_by(Invitation.made_at.desc(), Invitation.id.desc())).all()


def _inside(model: type[Grant] | type[Invitation], within: Programmes) -> ColumnElement[bool]:
    """Compare a scope with the programmes that somebody coordinates."""
    if within is None:
        return true()
    if not within:
        return false()
    editions = select(Edition.id).where(Edition.programme_id.in_(within))
    return or_(model.programme_id.in_(within), model.edition_id.in_(editions))


def programmes(session: Session, within: Programmes) -> Sequence[Programme]:
    """Return the programmes in which somebody may give roles."""
    found = select(Programme).order_by(Programme.slug)
    if within is not None:
        found = found.where(Programme.id.in_(within))
    return session.scalars(found).all()


def regions(session: Session) -> Sequence[Region]:
    """Return all regions."""
    return session.scalars(select(Region).order_by(Region.code)).all()


def editions(session: Session, within: Programmes) -> Sequence[Edition]:
    """Return the editions that are still to come, with their programmes."""
    found = select(Edition).where(Edition.status.in_(AHEAD)).options(joinedload(Edition.programme))
    if within is not None:
        found = found.where(Edition.programme_id.in_(within))
    return session.scalars(found.order_by(Edition.year, Edition.id)).all()


def is_outsider(session: Session, programme_id: int, region_id: int) -> bool:
    """Tell whether a programme's members are known and the region is none of them."""
    members = session.scalars(
        select(Membership.region_id).where(
            Membership.programme_id == programme_id, Membership.left.is_(None)
        )
    ).all()
    return bool(members) and region_id not in members
