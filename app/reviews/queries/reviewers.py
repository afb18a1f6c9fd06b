"""The reviewers of a call, what is assigned to them, and how far they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.accounts.models import Grant, Role, User
from app.calls.models import Call
from app.proposals.models import Proposal
from app.proposals.queries.listing import TAKEN
from app.reviews.models import Assignment, Review, Reviewer, ReviewerArea


@dataclass(frozen=True, kw_only=True)
class Given:
    """A proposal that is assigned to a reviewer, and whether the review is begun or done."""

    assignment: Assignment
    begun: bool
    done: bool

    @property
    def pair(self) -> tuple[int, int]:
        """The ids of the proposal and of the reviewer."""
        return self.assignment.proposal_id, self.assignment.reviewer_id


def reviewers(session: Session, call_id: int) -> Sequence[Reviewer]:
    """Return the reviewers of a call by name, with person, region and areas; two statements."""
    return session.scalars(
        select(Reviewer)
        .join(Reviewer.user)
        .where(Reviewer.call_id == call_id, Reviewer.removed_at.is_(None))
        .options(
            contains_eager(Reviewer.user),
            joinedload(Reviewer.region),
            selectinload(Reviewer.areas),
        )
        .order_by(User.name, Reviewer.id)
    ).all()


def reviewer(session: Session, call_id: int, reviewer_id: int) -> Reviewer | None:
    """Return one reviewer of a call, with person, areas and the call as pages name it."""
    return session.scalar(
        select(Reviewer)
        .where(
            Reviewer.id == reviewer_id,
            Reviewer.call_id == call_id,
            Reviewer.removed_at.is_(None),
        )
        .options(
            joinedload(Reviewer.user),
            selectinload(Reviewer.areas),
            joinedload(Reviewer.call).options(joinedload(Call.programme), joinedload(Call.edition)),
        )
    )


def former(session: Session, call_id: int, user_id: int) -> Reviewer | None:
    """Return a person's row among the reviewers of a call, whether taken away or not."""
    return session.scalar(
        select(Reviewer).where(Reviewer.call_id == call_id, Reviewer.user_id == user_id)
    )


def eligible(session: Session, programme_id: int) -> list[tuple[User, int | None]]:
    """Return who holds the role of reviewer in a programme, by name, with their region's id."""
    rows = session.execute(
        select(User, func.max(Grant.region_id))
        .join(Grant, Grant.user_id == User.id)
        .where(
            Grant.programme_id == programme_id,
            Grant.role == Role.REVIEWER,
            Grant.revoked_at.is_(None),
        )
        .group_by(User.id)
        .order_by(User.name, User.id)
    )
    return [(user, region_id) for user, region_id in rows]


def assigned(session: Session, call_id: int) -> list[Given]:
    """Return what is assigned in a call and how far each review is; one statement."""
    rows = session.execute(
        select(Assignment, Review.id, Review.done_at)
        .join(Reviewer, Reviewer.id == Assignment.reviewer_id)
        .join(Proposal, Proposal.id == Assignment.proposal_id)
        .outerjoin(
            Review,
            and_(Review.proposal_id == Assignment.proposal_id, Review.user_id == Reviewer.user_id),
        )
        .where(
            Reviewer.call_id == call_id,
            Assignment.removed_at.is_(None),
            Proposal.state.in_(TAKEN),
        )
        .order_by(Assignment.id)
    )
    return [
        Given(assignment=one, begun=review is not None, done=done_at is not None)
        for one, review, done_at in rows
    ]


def proposal_of(session: Session, call_id: int, number: int | None) -> Proposal | None:
    """Return a proposal of a call by its number, with region, parties, areas and the call."""
    return session.scalar(
        select(Proposal)
        .where(Proposal.call_id == call_id, Proposal.number == number, Proposal.state.in_(TAKEN))
        .options(
            joinedload(Proposal.region),
            selectinload(Proposal.parties),
            selectinload(Proposal.areas),
            joinedload(Proposal.call).options(joinedload(Call.programme), joinedload(Call.edition)),
        )
    )


def area_rows(session: Session, reviewer_id: int) -> Sequence[ReviewerArea]:
    """Return the rows that say which areas a reviewer knows."""
    return session.scalars(
        select(ReviewerArea).where(ReviewerArea.reviewer_id == reviewer_id)
    ).all()


def begun(session: Session, reviewer: Reviewer) -> bool:
    """Tell whether a reviewer has written anything about a call's proposals."""
    found = (
        select(Review.id)
        .join(Proposal, Proposal.id == Review.proposal_id)
        .where(Proposal.call_id == reviewer.call_id, Review.user_id == reviewer.user_id)
        .limit(1)
    )
    return session.scalar(found) is not None


def live_of(session: Session, reviewer_id: int) -> Sequence[Assignment]:
    """Return what is assigned to a reviewer."""
    return session.scalars(
        select(Assignment).where(
            Assignment.reviewer_id == reviewer_id, Assignment.removed_at.is_(None)
        )
    ).all()


def assignments_of(
    session: Session, proposal_ids: Collection[int], user_id: int
) -> Sequence[Assignment]:
    """Return what is assigned to a person of some proposals."""
    return session.scalars(
        select(Assignment)
        .join(Reviewer, Reviewer.id == Assignment.reviewer_id)
        .where(
            Assignment.proposal_id.in_(proposal_ids),
            Reviewer.user_id == user_id,
            Assignment.removed_at.is_(None),
        )
    ).all()
