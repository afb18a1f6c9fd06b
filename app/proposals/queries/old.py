"""Proposals of long ago that still name somebody who was written to."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.calls.models import Call
from app.proposals.models import CoWriter, Party, Proposal

KEPT = timedelta(days=365)
AT_ONCE = 200


def remembered(session: Session, now: datetime) -> Sequence[int]:
    """Return the ids of some proposals whose call closed a year ago and that name such people."""
    parties = select(Party.proposal_id).where(Party.contact_mail != "")
    writers = select(CoWriter.proposal_id).where(CoWriter.name != "")
    return session.scalars(
        select(Proposal.id)
        .join(Proposal.call)
        .where(
            Call.closes_at < now - KEPT,
            or_(Proposal.id.in_(parties), Proposal.id.in_(writers)),
        )
        .order_by(Proposal.id)
        .limit(AT_ONCE)
    ).all()
