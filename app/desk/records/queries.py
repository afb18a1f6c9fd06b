"""What history's filters offer."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.programmes.models import Programme


def programmes(session: Session, ids: Iterable[int]) -> Sequence[Programme]:
    """Return the programmes with these ids."""
    found = select(Programme).where(Programme.id.in_(list(ids))).order_by(Programme.slug)
    return session.scalars(found).all()
