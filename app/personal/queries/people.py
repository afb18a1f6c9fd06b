"""Finding the people of a delegation who may be sent links."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.editions.models import Invitee
from app.registration.models import Delegation, Participant


def people(session: Session, invitee: Invitee) -> Sequence[Participant]:
    """Return a region's people by name, those withdrawn left out, with delegation and edition."""
    return session.scalars(
        select(Participant)
        .where(
            Participant.edition_id == invitee.edition_id,
            Participant.region_id == invitee.region_id,
            Participant.withdrawn_at.is_(None),
        )
        .options(
            joinedload(Participant.delegation).options(
                joinedload(Delegation.region),
                joinedload(Delegation.edition),
            )
        )
        .order_by(Participant.sort_key, Participant.id)
    ).all()


def hold(session: Session, participant_ids: Iterable[int]) -> None:
    """Let nobody else send these people links, or withdraw them, before this transaction ends."""
    session.execute(
        select(Participant.id)
        .where(Participant.id.in_(list(participant_ids)))
        .order_by(Participant.id)
        .with_for_update()
    ).all()
