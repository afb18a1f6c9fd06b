"""What is asked about regions and ties."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload

from app.regions.models import Region, Tie


def region(session: Session, code: str) -> Region | None:
    """Return the region of that code with the one it lies in."""
    return session.scalar(
        select(Region).where(Region.code == code).options(joinedload(Region.parent))
    )


def regions(session: Session) -> Sequence[Region]:
    """Return all regions in the order of their codes."""
    return session.scalars(select(Region).order_by(Region.code)).all()


def regions_within(session: Session, region_id: int) -> Sequence[Region]:
    """Return the regions that lie in one, such as its cities."""
    return session.scalars(
        select(Region).where(Region.parent_id == region_id).order_by(Region.code)
    ).all()


def ties(session: Session) -> Sequence[Tie]:
    """Return all ties with both their regions, the oldest known first."""
    return session.scalars(_ties()).all()


def ties_of(session: Session, region_id: int) -> Sequence[Tie]:
    """Return the ties of one region with both their regions, the oldest known first."""
    return session.scalars(_ties().where(or_(Tie.a_id == region_id, Tie.b_id == region_id))).all()


def _ties() -> Select[Tie]:
    """Select ties with both their regions, those of unknown age last."""
    return (
        select(Tie)
        .options(joinedload(Tie.a), joinedload(Tie.b))
        .order_by(Tie.since.is_(None), Tie.since, Tie.code)
    )
