"""The whole draft of an edition at once: all that the board, its warnings and the solver need."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.editions.models import Edition, Invitee
from app.registration.models import Participant
from app.schedule.models import (
    USUAL_WEIGHTS,
    Activity,
    Group,
    Interpreter,
    Presence,
    Rule,
    Weight,
)
from app.schedule.queries import forum_rows
from app.schedule.rules.stating.forum_rows import ForumRows
from app.venues import queries as venues
from app.venues.models import Space


class Person(NamedTuple):
    """Somebody who takes part: as whom, for which region; no name."""

    id: int
    region_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An edition's draft: nothing of it is removed, and everything in it is loaded.

    `travel` holds minutes by both venues' ids, the lower first; `weights` every kind that is stated
    by itself (None: must hold, 0: does not count).
    """

    edition: Edition
    activities: Sequence[Activity]
    groups: Sequence[Group]
    rules: Sequence[Rule]
    weights: dict[str, int | None]
    interpreters: Sequence[Interpreter]
    presences: Sequence[Presence]
    spaces: Sequence[Space]
    travel: dict[tuple[int, int], int]
    people: Sequence[Person]
    region_ids: Sequence[int]
    forum: ForumRows | None = None


def draft(session: Session, edition: Edition, *, priced: bool = False) -> Draft:
    """Return an edition's draft; always the same number of statements.

    The penalties of a forum, which only searches and their counts need, come when asked.
    """
    return Draft(
        edition=edition,
        activities=activities(session, edition.id),
        groups=groups(session, edition.id),
        rules=rules(session, edition.id),
        weights=weights(session, edition.id),
        interpreters=interpreters(session, edition.id),
        presences=presences(session, edition.id),
        spaces=venues.spaces(session, edition.id),
        travel=venues.travel(session, edition.id),
        people=people(session, edition.id),
        region_ids=region_ids(session, edition.id),
        forum=forum_rows.rows(session, edition.id, priced=priced),
    )


def activities(session: Session, edition_id: int) -> Sequence[Activity]:
    """Return an edition's activities in the order made, with who and what they need."""
    return session.scalars(
        select(Activity)
        .where(Activity.edition_id == edition_id, Activity.removed_at.is_(None))
        .options(
            selectinload(Activity.spaces),
            selectinload(Activity.equipment),
            selectinload(Activity.languages),
            selectinload(Activity.attendances),
        )
        .order_by(Activity.id)
    ).all()


def groups(session: Session, edition_id: int) -> Sequence[Group]:
    """Return an edition's groups in their order."""
    return session.scalars(
        select(Group)
        .where(Group.edition_id == edition_id, Group.removed_at.is_(None))
        .order_by(Group.position, Group.id)
    ).all()


def rules(session: Session, edition_id: int) -> Sequence[Rule]:
    """Return an edition's own requirements and wishes, those set aside too, with their parts."""
    return session.scalars(
        select(Rule)
        .where(Rule.edition_id == edition_id, Rule.removed_at.is_(None))
        .options(selectinload(Rule.subjects), selectinload(Rule.spaces), selectinload(Rule.windows))
        .order_by(Rule.id)
    ).all()


def weights(session: Session, edition_id: int) -> dict[str, int | None]:
    """Return how much an edition minds breaches of what is stated by itself."""
    rows = session.execute(
        select(Weight.about, Weight.weight).where(Weight.edition_id == edition_id)
    )
    return dict(USUAL_WEIGHTS) | {row.about: row.weight for row in rows}


def interpreters(session: Session, edition_id: int) -> Sequence[Interpreter]:
    """Return who interprets at an edition, with their languages."""
    return session.scalars(
        select(Interpreter)
        .where(Interpreter.edition_id == edition_id, Interpreter.removed_at.is_(None))
        .options(selectinload(Interpreter.languages))
        .order_by(Interpreter.name, Interpreter.id)
    ).all()


def presences(session: Session, edition_id: int) -> Sequence[Presence]:
    """Return from when until when delegations and people take part in an edition."""
    return session.scalars(
        select(Presence).where(Presence.edition_id == edition_id).order_by(Presence.id)
    ).all()


def people(session: Session, edition_id: int) -> Sequence[Person]:
    """Return who is entered in an edition, without names."""
    rows = session.execute(
        select(Participant.id, Participant.region_id, Participant.role)
        .where(
            Participant.edition_id == edition_id,
            Participant.state == "entered",
            Participant.withdrawn_at.is_(None),
        )
        .order_by(Participant.id)
    )
    return [Person(*row) for row in rows]


def region_ids(session: Session, edition_id: int) -> Sequence[int]:
    """Return the ids of the regions that may take part in an edition."""
    return session.scalars(
        select(Invitee.region_id).where(Invitee.edition_id == edition_id).order_by(Invitee.id)
    ).all()
