"""Who is told about released decisions, and what reviewers wrote for them."""

from collections.abc import Collection

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role, User
from app.calls.models import Call
from app.proposals.models import Proposal
from app.reviews.models import Review
from app.reviews.queries.conflicts import pairs


def coordinators_by_region(session: Session, programme_id: int) -> dict[int, list[User]]:
    """Return who coordinates each region in a programme, by region; one statement."""
    rows = session.execute(
        select(Grant.region_id, User)
        .join(User, User.id == Grant.user_id)
        .where(
            Grant.programme_id == programme_id,
            Grant.role == Role.REGION_COORDINATOR,
            Grant.revoked_at.is_(None),
            Grant.region_id.is_not(None),
        )
        .order_by(User.id)
    )
    found: dict[int, list[User]] = {}
    for region_id, user in rows:
        if region_id is not None:
            found.setdefault(region_id, []).append(user)
    return found


def remarks(session: Session, call: Call, proposal_ids: Collection[int]) -> dict[int, list[str]]:
    """Return what reviewers wrote for the proposers, by proposal, in an order that names nobody.

    Only what is done counts, and nothing of whom a conflict shuts out.
    """
    shut = pairs(call).subquery()
    one = select(shut.c.proposal_id, shut.c.user_id).distinct().subquery()
    rows = session.execute(
        select(Review.proposal_id, Review.for_proposer)
        .join(Proposal, Proposal.id == Review.proposal_id)
        .outerjoin(
            one,
            and_(one.c.proposal_id == Review.proposal_id, one.c.user_id == Review.user_id),
        )
        .where(
            Proposal.call_id == call.id,
            Review.proposal_id.in_(proposal_ids),
            Review.done_at.is_not(None),
            Review.for_proposer != "",
            one.c.user_id.is_(None),
        )
    )
    found: dict[int, list[str]] = {}
    for proposal_id, text in rows:
        found.setdefault(proposal_id, []).append(text)
    return {proposal_id: sorted(texts) for proposal_id, texts in found.items()}
