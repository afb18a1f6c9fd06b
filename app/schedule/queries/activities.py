"""Finding the activities of an edition one by one, in lists and in batches."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, load_only, selectinload

from app.editions import queries as editions
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.models import Activity, Group
from app.schedule.queries.draft import groups, interpreters
from app.schedule.rules.choosing import Choices
from app.venues import queries as venues
from app.venues.models import Space

_PARTS = (
    selectinload(Activity.spaces),
    selectinload(Activity.equipment),
    selectinload(Activity.languages),
    selectinload(Activity.attendances),
)
MOST_REMOVED = 20


def activity(session: Session, activity_uuid: str) -> Activity | None:
    """Return an activity, removed or not, with its parts, edition, programme and roles."""
    found = session.scalar(
        select(Activity)
        .where(Activity.uuid == activity_uuid)
        .options(
            *_PARTS,
            joinedload(Activity.edition, innerjoin=True).joinedload(
                Edition.programme, innerjoin=True
            ),
        )
    )
    if found is not None:
        editions.put_roles(session, found.edition)
    return found


def held_taken(session: Session, activity_id: int) -> int:
    """Return how many places are taken, held: nobody takes one that is about to be no more."""
    found = select(Activity.taken).where(Activity.id == activity_id).with_for_update()
    return session.scalars(found).one()


def listed(session: Session, edition_id: int) -> Sequence[Activity]:
    """Return an edition's activities with their parts, group, region and place in the draft."""
    return session.scalars(
        select(Activity)
        .where(Activity.edition_id == edition_id, Activity.removed_at.is_(None))
        .options(
            *_PARTS,
            joinedload(Activity.group),
            joinedload(Activity.region),
            joinedload(Activity.space).joinedload(Space.venue),
        )
        .order_by(Activity.id)
    ).all()


def removed(session: Session, edition_id: int) -> Sequence[Activity]:
    """Return the activities that were removed last."""
    return session.scalars(
        select(Activity)
        .where(Activity.edition_id == edition_id, Activity.removed_at.is_not(None))
        .order_by(Activity.removed_at.desc(), Activity.id)
        .limit(MOST_REMOVED)
    ).all()


def choices(session: Session, edition: Edition, also: Sequence[int] = ()) -> Choices:
    """Return what can be chosen; `also` are the ids of people who may have withdrawn since."""
    return Choices(
        edition=edition,
        regions=regions(session, edition.id),
        spaces=venues.spaces(session, edition.id),
        groups=groups(session, edition.id),
        interpreters=interpreters(session, edition.id),
        people=named(session, edition.id, also),
    )


def regions(session: Session, edition_id: int) -> Sequence[Region]:
    """Return the regions that may take part in an edition."""
    rows = editions.invited(session, edition_id)
    ids = [row.id for row in rows]
    return session.scalars(select(Region).where(Region.id.in_(ids)).order_by(Region.code)).all()


def named(session: Session, edition_id: int, also: Sequence[int] = ()) -> Sequence[Participant]:
    """Return who is entered in an edition with their names, by region and name."""
    present = (Participant.state == "entered") & Participant.withdrawn_at.is_(None)
    return session.scalars(
        select(Participant)
        .where(
            Participant.edition_id == edition_id,
            Participant.name_purged_at.is_(None),
            or_(present, Participant.id.in_(also)),
        )
        .options(
            load_only(
                Participant.region_id,
                Participant.role,
                Participant.name_order,
                Participant.native_family,
                Participant.native_given,
                Participant.latin_family,
                Participant.latin_given,
                Participant.kana_family,
                Participant.kana_given,
                Participant.withdrawn_at,
            )
        )
        .order_by(Participant.region_id, Participant.sort_key, Participant.id)
    ).all()


def next_group_position(session: Session, edition_id: int) -> int:
    """Return the position of the next group of an edition."""
    last = select(func.max(Group.position)).where(Group.edition_id == edition_id)
    return (session.scalar(last) or 0) + 1
