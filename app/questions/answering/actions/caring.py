"""Looking at what carers have to know of many people at once, and counting for a kitchen."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.core import clock
from app.editions.actions.saving import write
from app.editions.models import Edition
from app.questions.answering import queries
from app.questions.answering.queries import health
from app.questions.answering.queries.health import Recorded
from app.questions.answering.rules.kitchen import Counted
from app.vault.actions import look_all
from app.vault.classes import FieldClass


def look_at_health(
    session: Session, actor_id: int | None, people: Sequence[Recorded], reason: str
) -> Mapping[int, Mapping[int, Any]]:
    """Return what people answered by person and question, once each look is recorded.

    Of those who wait for a guardian nothing is opened or recorded. Raises NoReason, Erased.
    """
    seen = [one for one in people if not one.waits]
    listed = [(one.person, answer) for one in seen for answer in one.answers]
    whats = [(person, answer.question.identifier) for person, answer in listed]
    look_all(session, actor_id, whats, FieldClass.MEDICAL, reason)
    values = queries.opened_each(session, [answer for _person, answer in listed])
    found: dict[int, dict[int, Any]] = {}
    for (person, answer), value in zip(listed, values, strict=True):
        found.setdefault(person.id, {})[answer.question_id] = value
    return found


def count_diets(session: Session, actor_id: int | None, edition: Edition) -> Counted:
    """Count what a kitchen has to cook, and record once that it was counted."""
    found = health.counted(session, edition, clock.today(edition.zone))
    write(session, actor_id, "diets.counted", edition, {"count": found.answered})
    return found


def export_diets(
    session: Session, actor_id: int | None, edition: Edition, *, file_format: str, reason: str
) -> Counted:
    """Count the same for a file, and record that it leaves the house and why."""
    found = health.counted(session, edition, clock.today(edition.zone))
    details = {"format": file_format, "count": found.answered}
    write(session, actor_id, "diets.exported", edition, details, reason)
    return found
