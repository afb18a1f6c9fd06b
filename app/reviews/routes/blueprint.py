"""The blueprint of reviews, and how its pages find a proposal as their reader is to it."""

from flask import Blueprint
from sqlalchemy.orm import Session

from app.core import arrival
from app.core.access import actor
from app.reviews import queries
from app.reviews.queries import Reading

bp = Blueprint("reviews", __name__)


def reading(session: Session, uuid: str) -> Reading | None:
    """Return a proposal under review as it is to whoever asks, when the request arrived."""
    return queries.reading(session, uuid, actor().actor_id, arrival.received())


def me() -> int:
    """Return who acts; only signed-in people come this far."""
    number = actor().actor_id
    assert number is not None
    return number
