"""The names of regions that versions speak of, and who was asked to propose together."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.words import Words
from app.history.models import Record
from app.regions.models import Region

REMINDED = "party.reminded"


def region_names(session: Session, codes: Collection[str]) -> dict[str, Words]:
    """Return the names of regions by code."""
    if not codes:
        return {}
    found = session.execute(select(Region.code, Region.name).where(Region.code.in_(codes)))
    return {key: name for key, name in found}  # noqa: C416  (rows are no pairs to mypy)


def asked_lately(session: Session, proposal_id: int, since: datetime) -> Sequence[Record]:
    """Return the records of who was asked to propose together, or once more, since a moment."""
    return session.scalars(
        select(Record).where(
            Record.subject == f"proposal:{proposal_id}",
            Record.action.in_(("party.asked", REMINDED)),
            Record.at >= since,
        )
    ).all()
