"""The names of regions that versions speak of."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.words import Words
from app.regions.models import Region


def region_names(session: Session, codes: Collection[str]) -> dict[str, Words]:
    """Return the names of regions by code."""
    if not codes:
        return {}
    found = session.execute(select(Region.code, Region.name).where(Region.code.in_(codes)))
    return {key: name for key, name in found}  # noqa: C416  (rows are no pairs to mypy)
