"""Finding the people of a delegation who may be sent links."""

from collections.abc import Sequence

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
