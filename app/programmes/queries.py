"""What is read about programmes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.core.text import tidy
from app.programmes.models import Membership, Office, Programme, RotationRule
from app.regions.models import Region

SORTS = ("name", "kind", "since", "members")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the reader wants to see, and in which language."""

    search: str = ""
    kind: str = ""
    sort: str = "name"
    descending: bool = False
    language: str = "en"


def programme(session: Session, slug: str) -> Programme | None:
    """Return the programme of a short name, alone."""
    return session.scalar(select(Programme).where(Programme.slug == slug))


def programme_with_parts(session: Session, slug: str) -> Programme | None:
    """Return the programme with its rules, and its members and offices with their regions."""
    return session.scalar(
        select(Programme)
        .where(Programme.slug == slug)
        .options(
            selectinload(Programme.rules),
            selectinload(Programme.memberships).joinedload(Membership.region),
            selectinload(Programme.memberships).joinedload(Membership.successor),
            selectinload(Programme.offices).joinedload(Office.region),
        )
    )


def programmes(session: Session) -> Sequence[Programme]:
    """Return all programmes by short name; lists are sorted where the language is known."""
    return session.scalars(select(Programme).order_by(Programme.slug)).all()


def membership(session: Session, membership_id: int) -> Membership | None:
    """Return a membership with its programme, its region and its successor."""
    return session.scalar(
        select(Membership)
        .where(Membership.id == membership_id)
        .options(
            joinedload(Membership.programme),
            joinedload(Membership.region),
            joinedload(Membership.successor),
        )
    )


def current_membership(session: Session, programme_id: int, region_id: int) -> Membership | None:
    """Return the membership of a region that has not ended."""
    return session.scalar(
        select(Membership).where(
            Membership.programme_id == programme_id,
            Membership.region_id == region_id,
            Membership.left.is_(None),
        )
    )


def members(session: Session, programme_id: int) -> Sequence[Membership]:
    """Return every membership there ever was, with its region and successor, in their order."""
    return session.scalars(
        select(Membership)
        .where(Membership.programme_id == programme_id)
        .options(joinedload(Membership.region), joinedload(Membership.successor))
        .order_by(Membership.place, Membership.id)
    ).all()


def offices(session: Session, programme_id: int) -> Sequence[Office]:
    """Return every office of a programme with its region, the latest first."""
    return session.scalars(
        select(Office)
        .where(Office.programme_id == programme_id)
        .options(joinedload(Office.region))
        .order_by(Office.since.desc(), Office.id)
    ).all()


def office(session: Session, office_id: int) -> Office | None:
    """Return an office with its programme and its region."""
    return session.scalar(
        select(Office)
        .where(Office.id == office_id)
        .options(joinedload(Office.programme), joinedload(Office.region))
    )


def rule_from(session: Session, programme_id: int, valid_from: int | None) -> RotationRule | None:
    """Return the rule that begins in a year; None as the year asks for the first rule of all."""
    begins = (
        RotationRule.valid_from.is_(None)
        if valid_from is None
        else (RotationRule.valid_from == valid_from)
    )
    return session.scalar(
        select(RotationRule).where(RotationRule.programme_id == programme_id, begins)
    )


def regions(session: Session) -> Sequence[Region]:
    """Return every region, for choosing one."""
    return session.scalars(select(Region).order_by(Region.code)).all()


def member_regions(session: Session, programme_id: int) -> Sequence[Region]:
    """Return the regions that are members now."""
    return session.scalars(_member_regions(programme_id)).all()


def _member_regions(programme_id: int) -> Select[Region]:
    """Select the regions whose membership has not ended."""
    return (
        select(Region)
        .join(Membership, Membership.region_id == Region.id)
        .where(
            Membership.programme_id == programme_id,
            Membership.left.is_(None),
            or_(Membership.left_reason.is_(None), Membership.left_reason != "suspended"),
        )
        .order_by(Membership.place, Membership.id)
    )


def member_counts(session: Session) -> dict[int, int]:
    """Return how many members each programme has now, by its id."""
    counted = session.execute(
        select(Membership.programme_id, func.count())
        .where(Membership.left.is_(None))
        .group_by(Membership.programme_id)
    )
    return dict(counted.all())


def listed(
    programmes: Sequence[Programme], members: Mapping[int, int], wish: Wish
) -> list[Programme]:
    """Return the programmes that the reader wishes to see, in the order wished for."""
    words = tidy(wish.search).casefold().split()
    found = [
        one
        for one in programmes
        if (not wish.kind or one.kind_slug == wish.kind)
        and all(word in _text(one) for word in words)
    ]
    found.sort(key=lambda one: one.name.best(wish.language).casefold())
    if wish.sort == "kind":
        found.sort(key=lambda one: str(one.kind.label), reverse=wish.descending)
    elif wish.sort == "since":
        # What began nobody knows when stands last either way.
        found.sort(key=lambda one: str(one.since or ""), reverse=wish.descending)
        found.sort(key=lambda one: one.since is None)
    elif wish.sort == "members":
        found.sort(key=lambda one: members.get(one.id, 0), reverse=wish.descending)
    elif wish.descending:
        found.reverse()
    return found


def _text(programme: Programme) -> str:
    """Return everything that a search looks into."""
    return " ".join([programme.slug, *programme.name.values()]).casefold()
