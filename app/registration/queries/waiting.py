"""Finding those who wait, those who have the offer of a place, and what is counted for whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from app.core.words import Words
from app.editions.models import Edition, Place
from app.editions.rules import What
from app.programmes.models import Programme
from app.regions.models import Region
from app.registration.models import Allowance, Delegation, Participant, Queue
from app.registration.rules import Waiting
from app.stages.models import Stage

_QUEUE = select(Queue).where(Queue.edition_id == bindparam("of_edition"))
_LOCKED_QUEUE = _QUEUE.with_for_update().execution_options(populate_existing=True)
# Columns of the table and no object: every entry and change asks for it.
_STAGES = Stage.__table__.c
_NAMES_STAGE = select(_STAGES.kind, _STAGES.deadline, _STAGES.after).where(
    _STAGES.edition_id == bindparam("of_edition"), _STAGES.kind == "names"
)
# What an action is judged by; SQLAlchemy reads no row again without its version.
_WINDOW = (
    *(Edition.version, Edition.status, Edition.registration_open, Edition.waiting_list),
    *(Edition.sex_asked, Edition.age_on),
    *(Edition.registration_opens_at, Edition.registration_closes_at),
)
_HELD_WINDOW = (
    select(*(Edition.__table__.c[column.key] for column in _WINDOW))
    .where(Edition.__table__.c.id == bindparam("of_edition"))
    .with_for_update(read=True)
)
_IN_ORDER = (Participant.queued_at, Participant.id)


def queue(session: Session, edition_id: int) -> Queue | None:
    """Return an edition's waiting list, to be shown."""
    return session.scalar(_QUEUE, {"of_edition": edition_id})


def locked_queue(session: Session, edition_id: int) -> Queue | None:
    """Return an edition's waiting list; nobody else changes who waits before this one ends."""
    return session.scalar(_LOCKED_QUEUE, {"of_edition": edition_id})


def hold_window(session: Session, edition: Edition) -> None:
    """Read again what an action is judged by; nobody changes it before this one ends.

    By hand: a refresh of the object builds its statement anew for every entry.
    """
    now = session.execute(_HELD_WINDOW, {"of_edition": edition.id}).one()
    for column, value in zip(_WINDOW, now, strict=True):
        set_committed_value(edition, column.key, value)


def names_stage(session: Session, edition_id: int) -> Stage | None:
    """Return what is set of the stage in which names are given, as it stands now."""
    found = session.execute(_NAMES_STAGE, {"of_edition": edition_id}).first()
    return cast("Stage | None", found)


def waiting(session: Session, edition_id: int) -> list[Waiting]:
    """Return who waits, in the order of the queue."""
    rows = session.execute(
        select(Participant.id, Participant.role, Participant.region_id, Participant.sex)
        .where(
            Participant.edition_id == edition_id,
            Participant.queued_at.is_not(None),
            Participant.state == "waiting",
        )
        .order_by(*_IN_ORDER)
    )
    return [
        Waiting(id=number, what=What(role, region_id, sex)) for number, role, region_id, sex in rows
    ]


def queued(session: Session, edition_id: int) -> int:
    """Count who waits or has the offer of a place."""
    counted = select(func.count()).where(
        Participant.edition_id == edition_id, Participant.queued_at.is_not(None)
    )
    return session.scalar(counted) or 0


def in_queue(session: Session, edition_id: int) -> Sequence[Participant]:
    """Return who waits or has the offer of a place, in the order of joining, with regions."""
    return session.scalars(
        select(Participant)
        .where(Participant.edition_id == edition_id, Participant.queued_at.is_not(None))
        .options(joinedload(Participant.delegation).joinedload(Delegation.region))
        .order_by(*_IN_ORDER)
    ).all()


def locked_people(session: Session, ids: Iterable[int]) -> dict[int, Participant]:
    """Return people by their ids as they stand now; nobody else changes them meanwhile."""
    found = session.scalars(
        select(Participant)
        .where(Participant.id.in_(list(ids)))
        .order_by(Participant.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {one.id: one for one in found}


def offers_over(session: Session, edition_id: int, now: datetime) -> Sequence[Participant]:
    """Return whose offer is over and was not answered, in the order of the queue."""
    return session.scalars(
        select(Participant)
        .where(Participant.edition_id == edition_id, Participant.queued_at.is_not(None))
        .where(Participant.offer_until <= now)
        .order_by(*_IN_ORDER)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def editions_with_offers_over(session: Session, now: datetime) -> Sequence[int]:
    """Return the ids of the editions in which offers are over."""
    return session.scalars(
        select(Participant.edition_id)
        .where(Participant.queued_at.is_not(None), Participant.offer_until <= now)
        .distinct()
        .order_by(Participant.edition_id)
    ).all()


def edition_of_job(session: Session, edition_id: int) -> Edition:
    """Return an edition with its programme."""
    found = select(Edition).where(Edition.id == edition_id)
    return session.scalars(found.options(joinedload(Edition.programme))).one()


def held(session: Session, edition_id: int) -> Mapping[What, int]:
    """Count who holds a place, by role, region and sex."""
    rows = session.execute(
        select(Participant.role, Participant.region_id, Participant.sex, func.count())
        .where(Participant.edition_id == edition_id, Participant.withdrawn_at.is_(None))
        .where(Participant.state != "waiting")
        .group_by(Participant.role, Participant.region_id, Participant.sex)
    )
    return {What(role, region_id, sex): number for role, region_id, sex, number in rows}


def allowances(session: Session, person_id: int) -> list[tuple[Allowance, What]]:
    """Return what was granted for a person above limits, and what those limits count."""
    rows = session.execute(
        select(Allowance, Place.role, Place.region_id, Place.sex)
        .join(Place, Place.id == Allowance.place_id)
        .where(Allowance.participant_id == person_id)
        .order_by(Allowance.id)
    )
    return [(allowance, What(role, region_id, sex)) for allowance, role, region_id, sex in rows]


def address(session: Session, person: Participant) -> Row[str, Words, str | None, Words]:
    """Return a person's region, by code, name and country, and the programme's name, for a mail."""
    return session.execute(
        select(Region.code, Region.name, Region.country, Programme.name.label("programme"))
        .select_from(Edition)
        .join(Programme, Programme.id == Edition.programme_id)
        .join(Region, Region.id == person.region_id)
        .where(Edition.id == person.edition_id)
    ).one()
