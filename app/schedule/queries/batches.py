"""Finding what was made at one go, to be taken back at one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.editions import queries as editions
from app.editions.models import Edition
from app.schedule.models import Activity, ActivitySpace, ForumPlan, Group, Rule
from app.venues.models import Space, Venue


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What was made at one go in an edition."""

    edition: Edition
    number: str


def batch(session: Session, edition_id: int, batch: str) -> Batch | None:
    """Return what was made at one go in the edition, if anything was."""
    tables = (Activity, Group, Rule, Venue, ForumPlan)
    found = any(
        session.scalar(
            select(one.id).where(one.edition_id == edition_id, one.batch == batch).limit(1)
        )
        for one in tables
    )
    edition = editions.edition(session, edition_id) if found else None
    return Batch(edition=edition, number=batch) if edition is not None else None


def of_batch(session: Session, batch: Batch) -> Sequence[Activity]:
    """Return the activities that were made at one go, removed or not."""
    return session.scalars(_of_batch(batch.edition.id, batch.number)).all()


def groups_of_batch(session: Session, batch: Batch) -> Sequence[Group]:
    """Return the groups that were made at one go, removed or not."""
    return session.scalars(
        select(Group).where(Group.edition_id == batch.edition.id, Group.batch == batch.number)
    ).all()


def in_use(session: Session, group_ids: Sequence[int], batch: str) -> set[int]:
    """Return which of these groups hold activities that do not come from the batch."""
    return set(
        session.scalars(
            select(Activity.group_id)
            .where(
                Activity.group_id.in_(group_ids),
                Activity.removed_at.is_(None),
                or_(Activity.batch.is_(None), Activity.batch != batch),
            )
            .distinct()
        )
    )


def rules_of_batch(session: Session, batch: Batch) -> Sequence[Rule]:
    """Return the requirements that were made at one go, removed or not."""
    return session.scalars(
        select(Rule).where(Rule.edition_id == batch.edition.id, Rule.batch == batch.number)
    ).all()


def venues_of_batch(session: Session, batch: Batch) -> Sequence[Venue]:
    """Return the venues that were made at one go, removed or not."""
    return session.scalars(
        select(Venue).where(Venue.edition_id == batch.edition.id, Venue.batch == batch.number)
    ).all()


def forums_of_batch(session: Session, batch: Batch) -> Sequence[ForumPlan]:
    """Return the forums that were made at one go, removed or not."""
    return session.scalars(
        select(ForumPlan).where(
            ForumPlan.edition_id == batch.edition.id, ForumPlan.batch == batch.number
        )
    ).all()


def venues_in_use(session: Session, batch: Batch) -> set[int]:
    """Return the ids of venues whose spaces activities that are not of the batch need."""
    others = (
        Activity.edition_id == batch.edition.id,
        Activity.removed_at.is_(None),
        or_(Activity.batch.is_(None), Activity.batch != batch.number),
    )
    standing = select(Activity.space_id).where(*others)
    suiting = select(ActivitySpace.space_id).join(
        Activity, Activity.id == ActivitySpace.activity_id
    )
    used = or_(Space.id.in_(standing), Space.id.in_(suiting.where(*others)))
    return set(session.scalars(select(Space.venue_id).where(used)))


def _of_batch(edition_id: int, batch: str) -> Select[Activity]:
    """Return the statement for what was made at one go."""
    return select(Activity).where(Activity.edition_id == edition_id, Activity.batch == batch)
