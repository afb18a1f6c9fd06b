"""What programmes and regions said about how long data is kept."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.retention.models import RetentionRule, RetentionRun
from app.retention.rules import Days
from app.vault.classes import FieldClass


def all_days(session: Session) -> dict[tuple[str, int], Days]:
    """Return everything that was said, by programme or region and its id; few rows."""
    found: dict[tuple[str, int], dict[FieldClass, int | None]] = defaultdict(dict)
    for one in session.scalars(select(RetentionRule)):
        whose = ("region", one.region_id) if one.region_id else ("programme", one.programme_id)
        assert whose[1] is not None
        found[whose[0], whose[1]][FieldClass(one.field_class)] = one.days
    return dict(found)


def rule(
    session: Session, field_class: FieldClass, *, programme_id: int | None, region_id: int | None
) -> RetentionRule | None:
    """Return the rule of a programme or of a region for a class."""
    return session.scalar(
        select(RetentionRule).where(
            RetentionRule.field_class == field_class,
            RetentionRule.programme_id == programme_id,
            RetentionRule.region_id == region_id,
        )
    )


def run_of(session: Session, day: date) -> RetentionRun | None:
    """Return the purge of a day."""
    return session.scalar(select(RetentionRun).where(RetentionRun.day == day))
