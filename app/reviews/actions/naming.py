"""Naming the reviewers of a call."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from app.calls.models import Call
from app.core import clock
from app.reviews import queries
from app.reviews.actions.keeping import of_call
from app.reviews.errors import AlreadyReviewer, StillReviewing
from app.reviews.models import Reviewer, ReviewerArea


def name_reviewer(
    session: Session,
    actor_id: int | None,
    call: Call,
    user_id: int,
    *,
    region_id: int | None = None,
    most: int | None = None,
    areas: Collection[int] = (),
) -> Reviewer:
    """Name a reviewer, who holds the role in the programme; raises AlreadyReviewer.

    `region_id` is the region of their role; somebody who was taken away comes back.
    """
    made = queries.former(session, call.id, user_id)
    if made is None:
        made = Reviewer(call_id=call.id, user_id=user_id, added_at=clock.now())
        session.add(made)
    elif made.removed_at is None:
        raise AlreadyReviewer
    made.region_id, made.most, made.removed_at = region_id, most, None
    session.flush()
    _keep_areas(session, made, areas)
    of_call(session, actor_id, "reviewer.named", call, most=most)
    return made


def change_reviewer(
    session: Session,
    actor_id: int | None,
    reviewer: Reviewer,
    *,
    most: int | None,
    areas: Collection[int],
) -> None:
    """Say how many reviews somebody takes, and which areas they know."""
    reviewer.most = most
    _keep_areas(session, reviewer, areas)
    of_call(session, actor_id, "reviewer.changed", reviewer.call, most=most)


def remove_reviewer(session: Session, actor_id: int | None, reviewer: Reviewer) -> None:
    """Take a reviewer away with what is assigned; raises StillReviewing once something is begun."""
    if queries.begun(session, reviewer):
        raise StillReviewing
    reviewer.removed_at = clock.now()
    for one in queries.live_of(session, reviewer.id):
        one.removed_at = clock.now()
    of_call(session, actor_id, "reviewer.removed", reviewer.call)


def _keep_areas(session: Session, reviewer: Reviewer, areas: Collection[int]) -> None:
    """Bring the rows of a reviewer's areas in step."""
    stands = {row.area_id: row for row in queries.area_rows(session, reviewer.id)}
    for area_id in stands.keys() - set(areas):
        session.delete(stands[area_id])
    for area_id in sorted(set(areas) - stands.keys()):
        session.add(ReviewerArea(reviewer_id=reviewer.id, area_id=area_id))
    session.flush()
