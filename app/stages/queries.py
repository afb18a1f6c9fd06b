"""Finding the stages of editions, the reminders that may be due, and the numbers announced."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.editions.models import Edition
from app.stages.models import KINDS, Announcement, Stage

_STAGES = select(Stage).where(Stage.edition_id == bindparam("of_edition"))


def stages(session: Session, edition_id: int) -> dict[str, Stage]:
    """Return an edition's stages by kind, in the order in which they end; one statement."""
    return _by_kind(session.scalars(_STAGES, {"of_edition": edition_id}).all())


def fresh(session: Session, edition_id: int) -> dict[str, Stage]:
    """Return an edition's stages as they stand now, whatever was read of them before."""
    found = session.scalars(
        _STAGES.execution_options(populate_existing=True), {"of_edition": edition_id}
    )
    return _by_kind(found.all())


def with_reminders(session: Session, edition_id: int) -> dict[str, Stage]:
    """Return an edition's stages with their reminders; two statements."""
    reminded = _STAGES.options(selectinload(Stage.reminders))
    return _by_kind(session.scalars(reminded, {"of_edition": edition_id}).all())


def _by_kind(found: Sequence[Stage]) -> dict[str, Stage]:
    """Order stages as they end."""
    kinds = {stage.kind: stage for stage in found}
    return {kind: kinds[kind] for kind in KINDS if kind in kinds}


def ahead(session: Session, now: datetime) -> Sequence[Stage]:
    """Return the stages that end after a moment, with reminders, edition and programme."""
    return session.scalars(
        select(Stage)
        .join(Stage.edition)
        .where(Stage.deadline > now, Edition.registration_open)
        .where(Edition.status.in_(("planned", "open")))
        .options(
            selectinload(Stage.reminders),
            contains_eager(Stage.edition).joinedload(Edition.programme),
        )
        .order_by(Stage.deadline, Stage.id)
    ).all()


def last_with_stages(session: Session, edition: Edition) -> Edition | None:
    """Return the programme's newest edition before this one that has stages."""
    return session.scalar(
        select(Edition)
        .where(
            Edition.programme_id == edition.programme_id,
            Edition.id != edition.id,
            Edition.year <= edition.year,
            Edition.id.in_(select(Stage.edition_id)),
        )
        .options(joinedload(Edition.programme))
        .order_by(Edition.year.desc(), Edition.starts_on.desc(), Edition.id.desc())
        .limit(1)
    )


def announced(
    session: Session, edition_id: int, region_id: int | None = None
) -> Sequence[Announcement]:
    """Return the numbers that regions announced to an edition, of one region or of all."""
    wanted = select(Announcement).where(Announcement.edition_id == edition_id)
    if region_id is not None:
        wanted = wanted.where(Announcement.region_id == region_id)
    return session.scalars(wanted.order_by(Announcement.region_id, Announcement.id)).all()
