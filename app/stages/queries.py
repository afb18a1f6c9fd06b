"""Finding the stages of editions, the reminders that may be due, and the numbers announced."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.editions.models import Edition, Invitee
from app.editions.queries import put_roles
from app.regions.models import Region
from app.stages.models import KINDS, Announcement, Stage

_STAGES = select(Stage).where(Stage.edition_id == bindparam("of_edition"))
_REMINDED = _STAGES.options(selectinload(Stage.reminders))


def stages(session: Session, edition_id: int) -> dict[str, Stage]:
    """Return an edition's stages by kind, in the order in which they end; one statement."""
    return _by_kind(session.scalars(_STAGES, {"of_edition": edition_id}).all())


def by_edition(session: Session, edition_ids: Collection[int]) -> dict[int, dict[str, Stage]]:
    """Return the stages of editions by kind, in the order in which they end, by edition id."""
    found: dict[int, list[Stage]] = {}
    for stage in session.scalars(select(Stage).where(Stage.edition_id.in_(edition_ids))):
        found.setdefault(stage.edition_id, []).append(stage)
    return {edition_id: _by_kind(stages) for edition_id, stages in found.items()}


def announcing(session: Session, edition_ids: Collection[int]) -> set[tuple[int, int]]:
    """Return which regions have announced numbers to which of these editions, by both ids."""
    found = select(Announcement.edition_id, Announcement.region_id).distinct()
    rows = session.execute(found.where(Announcement.edition_id.in_(edition_ids)))
    return {(edition_id, region_id) for edition_id, region_id in rows}


def fresh(session: Session, edition_id: int) -> dict[str, Stage]:
    """Return an edition's stages as they stand now, whatever was read of them before."""
    again = _STAGES.execution_options(populate_existing=True)
    return _by_kind(session.scalars(again, {"of_edition": edition_id}).all())


def fresh_with_reminders(session: Session, edition_id: int) -> dict[str, Stage]:
    """Return an edition's stages and their reminders as they stand now; two statements."""
    again = _REMINDED.execution_options(populate_existing=True)
    return _by_kind(session.scalars(again, {"of_edition": edition_id}).all())


def with_reminders(session: Session, edition_id: int) -> dict[str, Stage]:
    """Return an edition's stages with their reminders; two statements."""
    return _by_kind(session.scalars(_REMINDED, {"of_edition": edition_id}).all())


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


def held(session: Session, stage_id: int) -> Stage | None:
    """Return a stage as it stands, with reminders, edition and programme; nobody moves it now."""
    return session.scalar(
        select(Stage)
        .where(Stage.id == stage_id)
        .options(
            selectinload(Stage.reminders),
            joinedload(Stage.edition, innerjoin=True).joinedload(Edition.programme, innerjoin=True),
        )
        .with_for_update(of=Stage)
    )


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


def invitee(session: Session, edition_id: int, code: str) -> Invitee | None:
    """Return a region's invitation with region, edition, programme and roles; two statements."""
    found = session.scalar(
        select(Invitee)
        .join(Invitee.region)
        .where(Invitee.edition_id == edition_id, Region.code == code)
        .options(
            contains_eager(Invitee.region),
            joinedload(Invitee.edition).joinedload(Edition.programme),
        )
    )
    if found is not None:
        put_roles(session, found.edition)
    return found


def zone_of(session: Session, region_id: int) -> str | None:
    """Return the IANA zone of a region, which is that of its coordinators."""
    return session.scalar(select(Region.zone).where(Region.id == region_id))


def announced(
    session: Session, edition_id: int, region_id: int | None = None
) -> Sequence[Announcement]:
    """Return the numbers that regions announced to an edition, of one region or of all."""
    wanted = select(Announcement).where(Announcement.edition_id == edition_id)
    if region_id is not None:
        wanted = wanted.where(Announcement.region_id == region_id)
    return session.scalars(wanted.order_by(Announcement.region_id, Announcement.id)).all()
