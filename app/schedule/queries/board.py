"""What the board shows: activities with their places, spaces, groups, and what may be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, joinedload

from app.core.words import Words
from app.editions.models import Edition
from app.registration.models import Participant
from app.schedule.models import Activity, Attendance, Group, Interpreter
from app.schedule.queries.old import FORGOTTEN
from app.schedule.rules.layout import Entry
from app.venues.models import Space, Venue


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Which activities the board shows; None and "" mean all."""

    region_id: int | None = None
    participant_id: int | None = None
    interpreter_id: int | None = None
    space_id: int | None = None
    group_id: int | None = None
    day: date | None = None

    @property
    def person(self) -> str:
        """Whoever is sought, by the key of a choice."""
        if self.participant_id is not None:
            return f"p{self.participant_id}"
        return "" if self.interpreter_id is None else f"i{self.interpreter_id}"


class Hall(NamedTuple):
    """A space as a board names it, with its venue."""

    id: int
    name: Words
    venue: Words


class Named(NamedTuple):
    """Something that can be chosen, by its id."""

    id: int
    name: Words


class Person(NamedTuple):
    """Somebody who can be chosen: a participant or an interpreter."""

    key: str
    name: str


def edition(session: Session, edition_id: int) -> Edition | None:
    """Return the edition with its programme; one statement."""
    return session.scalar(
        select(Edition).where(Edition.id == edition_id).options(joinedload(Edition.programme))
    )


def activity(session: Session, activity_uuid: str) -> Activity | None:
    """Return an activity that is not removed, with its edition, programme and space."""
    return session.scalar(
        select(Activity)
        .where(Activity.uuid == activity_uuid, Activity.removed_at.is_(None))
        .options(
            joinedload(Activity.edition).joinedload(Edition.programme), joinedload(Activity.space)
        )
    )


def entries(session: Session, edition_id: int, sought: Sought) -> Sequence[Entry]:
    """Return the edition's activities that are sought, in the order of time; one statement."""
    columns = (
        *(Activity.uuid, Activity.title, Activity.kind, Activity.minutes, Activity.starts_at),
        *(Activity.space_id, Activity.group_id, Activity.fixed, Activity.needs_space),
    )
    found = (
        select(*columns)
        .where(Activity.edition_id == edition_id, Activity.removed_at.is_(None))
        .order_by(Activity.starts_at, Activity.position, Activity.id)
    )
    return [Entry(*row) for row in session.execute(_narrowed(found, edition_id, sought))]


def _narrowed(
    found: Select[*tuple[Any, ...]], edition_id: int, sought: Sought
) -> Select[*tuple[Any, ...]]:
    """Leave out what is not sought."""
    if sought.space_id is not None:
        # What waits at the side could be put there.
        found = found.where(or_(Activity.space_id == sought.space_id, Activity.starts_at.is_(None)))
    if sought.group_id is not None:
        found = found.where(Activity.group_id == sought.group_id)
    for wanted in _concerned(edition_id, sought):
        of = select(Attendance.activity_id).where(or_(Attendance.everyone.is_(True), wanted))
        found = found.where(Activity.id.in_(of))
    return found


def _concerned(edition_id: int, sought: Sought) -> Sequence[ColumnElement[bool]]:
    """Return what holds of the attendances of whoever is sought."""
    wanted: list[ColumnElement[bool]] = []
    if sought.region_id is not None:
        own = select(Participant.id).where(
            Participant.edition_id == edition_id, Participant.region_id == sought.region_id
        )
        wanted.append(
            or_(Attendance.region_id == sought.region_id, Attendance.participant_id.in_(own))
        )
    if sought.participant_id is not None:
        wanted.append(_of_participant(edition_id, sought.participant_id))
    if sought.interpreter_id is not None:
        wanted.append(Attendance.interpreter_id == sought.interpreter_id)
    return wanted


def _of_participant(edition_id: int, participant_id: int) -> ColumnElement[bool]:
    """Tell whether an attendance means the person: by name, by region, by role, or by both."""
    person = (Participant.id == participant_id, Participant.edition_id == edition_id)
    region = select(Participant.region_id).where(*person).scalar_subquery()
    role = select(Participant.role).where(*person).scalar_subquery()
    return or_(
        Attendance.participant_id == participant_id,
        and_(Attendance.region_id == region, Attendance.role.is_(None)),
        and_(
            Attendance.role == role,
            or_(Attendance.region_id.is_(None), Attendance.region_id == region),
        ),
    )


def halls(session: Session, edition_id: int) -> Sequence[Hall]:
    """Return the edition's spaces, venue by venue; one statement."""
    found = (
        select(Space.id, Space.name, Venue.name)
        .join(Venue, Space.venue_id == Venue.id)
        .where(
            Space.edition_id == edition_id,
            Space.removed_at.is_(None),
            Venue.removed_at.is_(None),
        )
        .order_by(Venue.position, Venue.id, Space.position, Space.id)
    )
    return [Hall(*row) for row in session.execute(found)]


def groups(session: Session, edition_id: int) -> Sequence[Named]:
    """Return the edition's groups; one statement."""
    found = (
        select(Group.id, Group.name)
        .where(Group.edition_id == edition_id, Group.removed_at.is_(None))
        .order_by(Group.position, Group.id)
    )
    return [Named(*row) for row in session.execute(found)]


def people(session: Session, edition_id: int) -> Sequence[Person]:
    """Return the people whom activities name, participants first; two statements."""
    named = (
        select(Participant)
        .where(
            Participant.edition_id == edition_id,
            Participant.id.in_(select(Attendance.participant_id)),
            Participant.withdrawn_at.is_(None),
            Participant.name_purged_at.is_(None),
            Participant.erased_at.is_(None),
        )
        .order_by(Participant.sort_key, Participant.id)
    )
    interpreting = (
        select(Interpreter.id, Interpreter.name)
        .where(
            Interpreter.edition_id == edition_id,
            Interpreter.removed_at.is_(None),
            Interpreter.name != FORGOTTEN,
        )
        .order_by(Interpreter.name, Interpreter.id)
    )
    return [
        *(Person(f"p{one.id}", one.native) for one in session.scalars(named)),
        *(Person(f"i{row.id}", row.name) for row in session.execute(interpreting)),
    ]


def others(session: Session, edition_id: int, uuid: str) -> Sequence[Activity]:
    """Return the placed activities that another could swap with; not the fixed ones."""
    found = select(Activity).where(
        Activity.edition_id == edition_id,
        Activity.removed_at.is_(None),
        Activity.fixed.is_(False),
        Activity.starts_at.is_not(None),
        Activity.uuid != uuid,
    )
    return session.scalars(found.order_by(Activity.starts_at, Activity.id)).all()
