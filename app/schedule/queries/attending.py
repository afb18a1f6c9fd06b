"""Finding groups, interpreters, and who is there from when until when."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.accounts.models import Grant, User
from app.editions import queries as editions
from app.editions.models import Edition
from app.programmes.models import Membership
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.models import Activity, Group, Interpreter, Presence

_OF_EDITION = joinedload(Edition.programme, innerjoin=True)


def group(session: Session, edition_id: int, group_id: int) -> Group | None:
    """Return a group of the edition, removed or not, with edition and programme."""
    return session.scalar(
        select(Group)
        .where(Group.id == group_id, Group.edition_id == edition_id)
        .options(joinedload(Group.edition, innerjoin=True).options(_OF_EDITION))
    )


def all_groups(session: Session, edition_id: int) -> Sequence[Group]:
    """Return an edition's groups, the removed ones too, in their order."""
    return session.scalars(
        select(Group)
        .where(Group.edition_id == edition_id)
        .options(joinedload(Group.after))
        .order_by(Group.position, Group.id)
    ).all()


def sizes(session: Session, edition_id: int) -> dict[int, int]:
    """Return how many activities each group holds, by its id."""
    found: dict[int, int] = {}
    ids = session.scalars(
        select(Activity.group_id).where(
            Activity.edition_id == edition_id,
            Activity.removed_at.is_(None),
            Activity.group_id.is_not(None),
        )
    )
    for group_id in ids:
        if group_id is not None:
            found[group_id] = found.get(group_id, 0) + 1
    return found


def interpreter(session: Session, edition_id: int, interpreter_id: int) -> Interpreter | None:
    """Return an interpreter of the edition, removed or not, with edition and programme."""
    return session.scalar(
        select(Interpreter)
        .where(Interpreter.id == interpreter_id, Interpreter.edition_id == edition_id)
        .options(
            selectinload(Interpreter.languages),
            joinedload(Interpreter.edition, innerjoin=True).options(_OF_EDITION),
        )
    )


def all_interpreters(session: Session, edition_id: int) -> Sequence[Interpreter]:
    """Return who interprets at an edition, the removed ones too, with languages and account."""
    return session.scalars(
        select(Interpreter)
        .where(Interpreter.edition_id == edition_id)
        .options(selectinload(Interpreter.languages), joinedload(Interpreter.user))
        .order_by(Interpreter.name, Interpreter.id)
    ).all()


def accounts(session: Session, programme_id: int, edition_id: int) -> Sequence[User]:
    """Return the people who hold a role in the programme or at the edition, by name."""
    granted = select(Grant.user_id).where(
        Grant.revoked_at.is_(None),
        (Grant.programme_id == programme_id) | (Grant.edition_id == edition_id),
    )
    return session.scalars(
        select(User).where(User.id.in_(granted)).order_by(User.name, User.id)
    ).all()


def presence(
    session: Session,
    edition_id: int,
    *,
    region_id: int | None = None,
    participant_id: int | None = None,
) -> Presence | None:
    """Return the presence of a delegation or of a person."""
    return session.scalar(
        select(Presence).where(
            Presence.edition_id == edition_id,
            Presence.region_id == region_id
            if region_id is not None
            else Presence.participant_id == participant_id,
        )
    )


def own_presences(session: Session, edition_id: int) -> Sequence[Presence]:
    """Return the presences of single people, with whom they are about."""
    return session.scalars(
        select(Presence)
        .where(Presence.edition_id == edition_id, Presence.participant_id.is_not(None))
        .options(joinedload(Presence.participant))
        .order_by(Presence.id)
    ).all()


def person(session: Session, edition_id: int, person_id: int) -> Participant | None:
    """Return somebody who is entered in the edition."""
    return session.scalar(
        select(Participant).where(
            Participant.id == person_id,
            Participant.edition_id == edition_id,
            Participant.withdrawn_at.is_(None),
        )
    )


def zones(session: Session, edition: Edition) -> list[str]:
    """Return the IANA zones of the regions invited and of the programme's members."""
    invited = [row.id for row in editions.invited(session, edition.id)]
    members = select(Membership.region_id).where(Membership.programme_id == edition.programme_id)
    found = session.scalars(
        select(Region.zone).where(Region.id.in_(invited) | Region.id.in_(members)).distinct()
    )
    return sorted({edition.zone, *(zone for zone in found if zone)})
