"""What waits for a region: proposals that are not submitted, and those it is asked to join."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select, tuple_
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.calls.models import Call
from app.proposals.models import Party, Proposal

# A programme and a region of it, by id.
Pairs = Collection[tuple[int, int]]


def unfinished(session: Session, pairs: Pairs, now: datetime) -> Sequence[Proposal]:
    """Return what regions can still submit: drafts, and what came back for another version."""
    in_time = or_(Call.closes_at > now, Proposal.code_id.is_not(None))
    comes_back = or_(Proposal.revise_until.is_(None), Proposal.revise_until > now)
    return session.scalars(
        select(Proposal)
        .join(Proposal.call)
        .where(
            tuple_(Call.programme_id, Proposal.region_id).in_(pairs),
            Call.cancelled_at.is_(None),
            or_(
                and_(Proposal.state == "draft", in_time),
                and_(Proposal.state == "revise", comes_back),
            ),
        )
        .options(contains_eager(Proposal.call), joinedload(Proposal.region))
        .order_by(Call.closes_at, Proposal.id)
    ).all()


def asked(session: Session, pairs: Pairs) -> Sequence[Party]:
    """Return where regions are asked to propose together and have not answered."""
    return session.scalars(
        select(Party)
        .join(Party.proposal)
        .join(Proposal.call)
        .where(
            tuple_(Call.programme_id, Party.region_id).in_(pairs),
            Party.state == "asked",
            Proposal.state.in_(("draft", "submitted", "revise")),
            Call.cancelled_at.is_(None),
        )
        .options(
            contains_eager(Party.proposal).contains_eager(Proposal.call),
            joinedload(Party.region),
        )
        .order_by(Call.closes_at, Party.id)
    ).all()
