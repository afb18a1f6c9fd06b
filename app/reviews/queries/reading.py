"""One proposal as somebody is to it in its review, and what others wrote about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.calls.models import Call
from app.proposals.models import Party, Proposal
from app.proposals.queries.listing import TAKEN
from app.reviews.models import Assignment, Conflict, Remark, Review, Reviewer
from app.reviews.queries.conflicts import free, regions_of, ties
from app.reviews.rules.conflicts import STANDING, Involved, conflicts
from app.reviews.rules.scoring import Measured


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A proposal under review, and what one person is to it at a moment.

    `reviewer` and `assigned` say whether the person is asked to review it; `conflicts` why they
    may not.
    """

    proposal: Proposal
    at: datetime
    reviewer: Reviewer | None
    assigned: bool
    review: Review | None
    conflicts: tuple[str, ...]

    @property
    def call(self) -> Call:
        """The call that it answers, with criteria, phases and panel."""
        return self.proposal.call

    @property
    def criteria(self) -> Sequence[Measured]:
        """What is scored."""
        return self.call.criteria


def reading(session: Session, uuid: str, user_id: int | None, now: datetime) -> Reading | None:
    """Return a proposal that was submitted and what a person is to it; eleven statements at most.

    Region, parties, areas, the call with programme, criteria, phases and panel are loaded.
    """
    call = joinedload(Proposal.call, innerjoin=True)
    proposal = session.scalar(
        select(Proposal)
        .where(Proposal.uuid == uuid, Proposal.state.in_(TAKEN))
        .options(
            call.options(
                joinedload(Call.programme, innerjoin=True),
                joinedload(Call.edition),
                selectinload(Call.criteria),
                selectinload(Call.phases),
                selectinload(Call.panel),
            ),
            joinedload(Proposal.region),
            selectinload(Proposal.areas),
            selectinload(Proposal.parties).joinedload(Party.region),
        )
    )
    if proposal is None or user_id is None:
        return None
    return _to(session, proposal, user_id, now)


def _to(session: Session, proposal: Proposal, user_id: int, now: datetime) -> Reading:
    """Return what a person is to a proposal."""
    call = proposal.call
    row = session.execute(
        select(Reviewer, Assignment.id)
        .outerjoin(
            Assignment,
            and_(
                Assignment.reviewer_id == Reviewer.id,
                Assignment.proposal_id == proposal.id,
                Assignment.removed_at.is_(None),
            ),
        )
        .where(
            Reviewer.call_id == call.id,
            Reviewer.user_id == user_id,
            Reviewer.removed_at.is_(None),
        )
    ).one_or_none()
    reviewer, assigned = (None, None) if row is None else row
    regions = regions_of(session, call.programme_id, user_id, call.id)
    declared = select(Conflict.id).where(
        Conflict.proposal_id == proposal.id, Conflict.user_id == user_id
    )
    why = conflicts(
        regions,
        involved(proposal),
        ties(session, regions) if regions else {},
        declared=session.scalar(declared) is not None,
    )
    return Reading(
        proposal=proposal,
        at=now,
        reviewer=reviewer,
        assigned=assigned is not None,
        review=own_review(session, proposal.id, user_id),
        conflicts=why,
    )


def involved(proposal: Proposal) -> Involved:
    """Return whose proposal it is; its parties must be loaded."""
    together = {one.region_id for one in proposal.parties if one.state in STANDING}
    named = frozenset(one for one in together if one is not None)
    return Involved(region_id=proposal.region_id, together=named)


def own_review(session: Session, proposal_id: int, user_id: int) -> Review | None:
    """Return a person's review of a proposal, with its scores, as it stands now."""
    return session.scalar(
        select(Review)
        .where(Review.proposal_id == proposal_id, Review.user_id == user_id)
        .options(selectinload(Review.scores))
        .execution_options(populate_existing=True)
    )


def reviews(session: Session, proposal: Proposal) -> Sequence[Review]:
    """Return the reviews of a proposal that are done, with scores and people; two statements.

    Those of whom a conflict shuts out do not count. The call of the proposal must be loaded.
    """
    return session.scalars(
        select(Review)
        .where(
            Review.proposal_id == proposal.id,
            Review.done_at.is_not(None),
            free(proposal.call, Review.proposal_id, Review.user_id),
        )
        .options(selectinload(Review.scores), joinedload(Review.user))
        .order_by(Review.done_at, Review.id)
    ).all()


def remarks(session: Session, proposal_id: int) -> Sequence[Remark]:
    """Return what was said about a proposal, the oldest first, with who said it."""
    return session.scalars(
        select(Remark)
        .where(Remark.proposal_id == proposal_id)
        .options(joinedload(Remark.user))
        .order_by(Remark.at, Remark.id)
    ).all()
