"""Which answers may be asked for again once they are fixed, and which go with them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from app.questions.models import Question
from app.questions.rules.missing import frozen


def with_dependents(questions: Iterable[Question], ids: Collection[int]) -> frozenset[int]:
    """Return questions that are open again, with those that only show because of their answers."""
    asked = list(questions)
    found = {one.id for one in asked if one.id in ids}
    while more := {one.id for one in asked if one.show_if_id in found} - found:
        found |= more
    return frozenset(found)


def fixed(questions: Iterable[Question], now: datetime, *, late: bool) -> list[Question]:
    """Return the questions whose answers can only be asked for: after the deadline all of them."""
    return [one for one in questions if late or frozen(one, now)]
