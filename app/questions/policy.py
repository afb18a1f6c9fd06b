"""Who may build the questions of an edition."""

from app.core.access import Actor
from app.editions.models import Edition
from app.editions.policy import coordinates
from app.questions.models import Question


def may_build(user: Actor, edition: Edition) -> bool:
    """Tell whether the person decides what the edition asks."""
    return coordinates(user, edition)


def may_rebuild(user: Actor, question: Question) -> bool:
    """Tell whether the person may change, move and archive the question."""
    return may_build(user, question.edition)
