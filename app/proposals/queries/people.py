"""Who is told about proposals, and who did what."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role, User
from app.core.words import Words
from app.regions.models import Region


def region_coordinators(
    session: Session, programme_id: int, region_ids: Collection[int]
) -> Sequence[User]:
    """Return who coordinates any of the regions in a programme, each once."""
    return _holding(session, Role.REGION_COORDINATOR, programme_id, Grant.region_id.in_(region_ids))


def coordinators(session: Session, programme_id: int) -> Sequence[User]:
    """Return who coordinates a programme."""
    return _holding(session, Role.PROGRAMME_COORDINATOR, programme_id)


def _holding(
    session: Session, role: Role, programme_id: int, *where: ColumnElement[bool]
) -> Sequence[User]:
    """Return who holds a role in a programme now."""
    holders = select(Grant.user_id).where(
        Grant.role == role,
        Grant.programme_id == programme_id,
        Grant.revoked_at.is_(None),
        *where,
    )
    return session.scalars(select(User).where(User.id.in_(holders)).order_by(User.id)).all()


def names(session: Session, user_ids: Collection[int | None]) -> dict[int, str]:
    """Return the names of people by id."""
    known = {one for one in user_ids if one is not None}
    if not known:
        return {}
    found = session.execute(select(User.id, User.name).where(User.id.in_(known)))
    return {key: name for key, name in found}  # noqa: C416  (rows are no pairs to mypy)


def region_names(session: Session, codes: Collection[str]) -> dict[str, Words]:
    """Return the names of regions by code."""
    if not codes:
        return {}
    found = session.execute(select(Region.code, Region.name).where(Region.code.in_(codes)))
    return {key: name for key, name in found}  # noqa: C416  (rows are no pairs to mypy)
