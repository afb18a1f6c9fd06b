"""Guardians, children, and whoever is cleared."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.consents.models import Clearance, Consent, ConsentText, Guardian
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Delegation, Participant


def guardians(session: Session, participant_id: int) -> Sequence[Guardian]:
    """Return a person's guardians, those who no longer answer last."""
    return session.scalars(
        select(Guardian)
        .where(Guardian.participant_id == participant_id)
        .order_by(Guardian.revoked_at.is_not(None), Guardian.id)
    ).all()


def guardian(session: Session, participant_id: int, guardian_id: int) -> Guardian | None:
    """Return one guardian of a person."""
    return session.scalar(
        select(Guardian)
        .join(Guardian.participant)
        .where(Guardian.id == guardian_id, Guardian.participant_id == participant_id)
        .options(contains_eager(Guardian.participant).options(*_child()))
    )


def guardian_of(
    session: Session, edition_id: int, code: str, person_id: int, guardian_id: int
) -> Guardian | None:
    """Return one guardian of a person of that delegation."""
    found = guardian(session, person_id, guardian_id)
    there = found and found.participant
    if not there or there.edition_id != edition_id or there.delegation.region.code != code:
        return None
    return found


def of_link(session: Session, token_hash: str) -> Guardian | None:
    """Return the guardian of a link that still holds, with the child's edition and region."""
    return session.scalar(
        select(Guardian)
        .join(Guardian.participant)
        .where(Guardian.token_hash == token_hash, Guardian.revoked_at.is_(None))
        .where(Participant.withdrawn_at.is_(None))
        .options(contains_eager(Guardian.participant).options(*_child()))
    )


def asking(session: Session, edition_id: int, purpose: str) -> Sequence[Guardian]:
    """Return the guardians who answered a purpose in an edition and still answer."""
    answered = (
        select(Consent.guardian_id)
        .join(ConsentText, ConsentText.id == Consent.text_id)
        .where(ConsentText.edition_id == edition_id, ConsentText.purpose == purpose)
    )
    return session.scalars(
        select(Guardian)
        .join(Guardian.participant)
        .where(Guardian.id.in_(answered), Guardian.revoked_at.is_(None))
        .where(Participant.withdrawn_at.is_(None))
        .options(contains_eager(Guardian.participant).options(*_child()))
        .order_by(Guardian.id)
    ).all()


def child(session: Session, edition_id: int, code: str, person_id: int) -> Participant | None:
    """Return a person of that delegation as the pages about guardians need it."""
    return session.scalar(
        select(Participant)
        .join(Participant.delegation)
        .join(Delegation.region)
        .where(
            Participant.id == person_id,
            Participant.edition_id == edition_id,
            Region.code == code,
        )
        .options(*_child())
    )


def children(
    session: Session, edition_id: int, region_id: int | None, *conditions: ColumnElement[bool]
) -> Sequence[Participant]:
    """Return the people of an edition, or of one region in it, with their regions, by name."""
    found = (
        select(Participant)
        .join(Participant.delegation)
        .where(Participant.edition_id == edition_id, Participant.withdrawn_at.is_(None))
        .where(*conditions)
        .options(contains_eager(Participant.delegation).joinedload(Delegation.region))
        .order_by(Participant.region_id, Participant.sort_key, Participant.id)
    )
    if region_id is not None:
        found = found.where(Participant.region_id == region_id)
    return session.scalars(found).all()


def _child() -> tuple:  # type: ignore[type-arg]  # SQLAlchemy's options have no one type
    """Return what is loaded of a child: delegation with region, edition with programme."""
    return (
        joinedload(Participant.delegation).options(
            joinedload(Delegation.region),
            joinedload(Delegation.edition).options(
                joinedload(Edition.programme),
                joinedload(Edition.host),
                joinedload(Edition.co_host),
                selectinload(Edition.roles),
            ),
        ),
    )


def clearance(session: Session, participant_id: int) -> Clearance | None:
    """Return a person's clearance, held until this transaction ends."""
    return session.scalar(
        select(Clearance).where(Clearance.participant_id == participant_id).with_for_update()
    )


def cleared(session: Session, edition_id: int) -> list[tuple[Clearance, str | None]]:
    """Return the clearances of an edition with the country each person comes from."""
    return list(
        session.execute(
            select(Clearance, Region.country)
            .join(Participant, Participant.id == Clearance.participant_id)
            .join(Region, Region.id == Participant.region_id)
            .where(Participant.edition_id == edition_id)
        )
    )
