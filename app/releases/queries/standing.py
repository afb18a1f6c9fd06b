"""How an edition stands whose timetable was released: it may be called off, and taken up again."""

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.history.models import Record

# What is put off does not take place at the times that were released either.
CALLED_OFF = ("cancelled", "postponed")


class Standing(NamedTuple):
    """Whether an edition is called off, and how often that, or anything about it, was changed."""

    called_off: bool = False
    marks: int = 0


TAKES_PLACE = Standing()


def standing(session: Session, edition: Edition) -> Standing:
    """Return how an edition stands."""
    marked = select(func.count(Record.id)).where(
        Record.subject == f"edition:{edition.id}", Record.action.startswith("edition.marked_")
    )
    return Standing(edition.status in CALLED_OFF, session.scalar(marked) or 0)
