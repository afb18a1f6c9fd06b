"""Who has still to review what: whom a reminder is for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, joinedload

from app.accounts.models import Grant, Role, User
from app.calls.models import Call, ReviewPhase
from app.proposals.models import Proposal
from app.reviews.models import Assignment, Review, Reviewer, ReviewReminder
from app.reviews.queries.conflicts import free

# In these a review is still of use.
REVIEWED = ("submitted", "revise")


def open_reviews(session: Session, call: Call) -> Sequence[tuple[User, int]]:
    """Return each reviewer with assigned reviews that are not done, and how many; one statement."""
    rows = session.execute(
        select(User, func.count(Assignment.id))
        .join(Reviewer, Reviewer.user_id == User.id)
        .join(Assignment, Assignment.reviewer_id == Reviewer.id)
        .join(Proposal, Proposal.id == Assignment.proposal_id)
        .outerjoin(
            Review,
            and_(
                Review.proposal_id == Assignment.proposal_id,
                Review.user_id == User.id,
                Review.done_at.is_not(None),
            ),
        )
        .where(
            Reviewer.call_id == call.id,
            Reviewer.removed_at.is_(None),
            Assignment.removed_at.is_(None),
            Proposal.state.in_(REVIEWED),
            Review.id.is_(None),
            User.id.in_(
                select(Grant.user_id).where(
                    Grant.programme_id == call.programme_id,
                    Grant.role == Role.REVIEWER,
                    Grant.revoked_at.is_(None),
                )
            ),
            free(call, Proposal.id, User.id),
        )
        .group_by(User.id)
        .order_by(User.id)
    )
    return [(user, number) for user, number in rows]


def phases_open(session: Session, now: datetime) -> Sequence[ReviewPhase]:
    """Return the phases of review that are open, with call and programme."""
    return session.scalars(
        select(ReviewPhase)
        .join(ReviewPhase.call)
        .where(
            ReviewPhase.opens_at <= now,
            ReviewPhase.closes_at > now,
            Call.published_at.is_not(None),
            Call.cancelled_at.is_(None),
        )
        .options(joinedload(ReviewPhase.call).joinedload(Call.programme))
        .order_by(ReviewPhase.id)
    ).all()


def phase_held(session: Session, phase_id: int) -> ReviewPhase | None:
    """Return a phase as it stands, with call and programme; nobody moves it meanwhile."""
    return session.scalar(
        select(ReviewPhase)
        .where(ReviewPhase.id == phase_id)
        .options(
            joinedload(ReviewPhase.call, innerjoin=True).options(
                joinedload(Call.programme, innerjoin=True), joinedload(Call.edition)
            )
        )
        .with_for_update(of=ReviewPhase)
    )


def reminded(session: Session, phase_id: int) -> dict[int, ReviewReminder]:
    """Return the reminders of a phase that went out, by their hours before its end."""
    rows = session.scalars(select(ReviewReminder).where(ReviewReminder.phase_id == phase_id))
    return {one.before_hours: one for one in rows}
