"""Finding delegations and the people in them."""

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.editions.models import Edition, Invitee
from app.editions.queries import put_roles_within, roles_within
from app.programmes.models import Programme
from app.regions.models import Region
from app.registration.models import Delegation, Participant

# Built once: every page of a delegation begins with it.
_INVITEE = (
    select(Invitee, roles_within(Edition))
    .join(Invitee.region)
    .join(Invitee.edition)
    .where(Invitee.edition_id == bindparam("of_edition"), Region.code == bindparam("of_code"))
    .options(
        contains_eager(Invitee.region).load_only(
            Region.code, Region.name, Region.country, Region.zone
        ),
        contains_eager(Invitee.edition)
        .joinedload(Edition.programme, innerjoin=True)
        .load_only(Programme.slug, Programme.kind_slug, Programme.name),
    )
)


def invitee(session: Session, edition_id: int, code: str) -> Invitee | None:
    """Return a region's invitation with region, edition, programme and roles; one statement."""
    row = session.execute(_INVITEE, {"of_edition": edition_id, "of_code": code}).first()
    if row is None:
        return None
    found: Invitee = row[0]
    put_roles_within(found.edition, row[1])
    return found


def edition(session: Session, edition_id: int) -> Edition | None:
    """Return the edition with programme, roles and the regions invited."""
    return session.scalar(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(
            joinedload(Edition.programme),
            selectinload(Edition.roles),
            selectinload(Edition.invitees).joinedload(Invitee.region),
        )
    )


def delegation(session: Session, invitee: Invitee) -> Delegation | None:
    """Return what the region answered; None before its first answer or entry."""
    return session.scalar(
        select(Delegation).where(
            Delegation.edition_id == invitee.edition_id,
            Delegation.region_id == invitee.region_id,
        )
    )


_LOCKED = (
    select(Delegation)
    .where(
        Delegation.edition_id == bindparam("of_edition"),
        Delegation.region_id == bindparam("of_region"),
    )
    .with_for_update()
    .execution_options(populate_existing=True)
)
# Of the table's columns: the mapper takes as long again as the rest of such a statement.
_PEOPLE = Participant.__table__.c
_SUBMITTED = select(_PEOPLE.id).where(_PEOPLE.submission == bindparam("of_submission"))


def locked(session: Session, invitee: Invitee) -> Delegation | None:
    """Return the delegation as it stands now; nobody changes its answer before this one ends."""
    mine = {"of_edition": invitee.edition_id, "of_region": invitee.region_id}
    return session.scalar(_LOCKED, mine)


def delegations(session: Session, edition_id: int) -> dict[int, Delegation]:
    """Return what the regions answered, by region id."""
    found = session.scalars(select(Delegation).where(Delegation.edition_id == edition_id))
    return {one.region_id: one for one in found}


def people(session: Session, delegation: Delegation | None) -> Sequence[Participant]:
    """Return a delegation's people by name, those who wait after them, the withdrawn last."""
    if delegation is None:
        return ()
    return session.scalars(
        select(Participant)
        .where(Participant.delegation_id == delegation.id)
        .order_by(
            Participant.withdrawn_at.is_not(None),
            Participant.state == "waiting",
            *(Participant.sort_key, Participant.id),
        )
    ).all()


def entered(session: Session, delegation: Delegation) -> int:
    """Count the people who are entered or wait and were not withdrawn."""
    counted = select(func.count()).where(
        Participant.delegation_id == delegation.id, Participant.withdrawn_at.is_(None)
    )
    return session.scalar(counted) or 0


def submitted(session: Session, submission: str) -> Participant | None:
    """Return the person whom a submission entered."""
    # Nearly always there is none: the columns of a person are worth a statement of their own.
    found = session.scalar(_SUBMITTED, {"of_submission": submission})
    return None if found is None else session.get(Participant, found)


def participant(session: Session, edition_id: int, code: str, person_id: int) -> Participant | None:
    """Return a person of that delegation with delegation, region, edition, programme and roles."""
    return session.scalar(
        select(Participant)
        .join(Participant.delegation)
        .join(Delegation.region)
        .where(
            Participant.id == person_id,
            Participant.edition_id == edition_id,
            Region.code == code,
        )
        .options(
            contains_eager(Participant.delegation).options(
                contains_eager(Delegation.region),
                joinedload(Delegation.edition).options(
                    joinedload(Edition.programme), selectinload(Edition.roles)
                ),
            )
        )
    )
