"""Saying for how long each class of data is kept."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.history.actions import record
from app.programmes.models import Programme
from app.regions.models import Region
from app.retention import queries
from app.retention.models import RetentionRule
from app.vault.classes import FieldClass

KEPT = "kept"
Said = Mapping[FieldClass, int | str | None]


def say_for_programme(
    session: Session, actor_id: int | None, programme: Programme, said: Said
) -> None:
    """Set a programme's days of each class: None for the usual ones, "kept" for names for good."""
    changed = _say(session, said, programme_id=programme.id, region_id=None)
    if changed:
        record(
            session,
            actor_id,
            "retention.said",
            subject=f"programme:{programme.id}",
            programme_id=programme.id,
            details={"days": changed},
        )


def say_for_region(session: Session, actor_id: int | None, region: Region, said: Said) -> None:
    """Set a region's days of each class, for its own people and those it hosts; None for none."""
    changed = _say(session, said, programme_id=None, region_id=region.id)
    if changed:
        record(
            session,
            actor_id,
            "retention.said",
            subject=f"region:{region.id}",
            region_id=region.id,
            details={"days": changed},
        )


def _say(
    session: Session, said: Said, *, programme_id: int | None, region_id: int | None
) -> dict[str, int | str | None]:
    """Bring the rules in step with what was said; returns what changed."""
    changed: dict[str, int | str | None] = {}
    for field_class, days in said.items():
        found = queries.rule(session, field_class, programme_id=programme_id, region_id=region_id)
        before = None if found is None else (KEPT if found.days is None else found.days)
        if before == days:
            continue
        changed[str(field_class)] = days
        if found is not None:
            session.delete(found)
            session.flush()
        if days is not None:
            session.add(
                RetentionRule(
                    programme_id=programme_id,
                    region_id=region_id,
                    field_class=field_class,
                    days=None if days == KEPT else int(days),
                )
            )
    session.flush()
    return changed
