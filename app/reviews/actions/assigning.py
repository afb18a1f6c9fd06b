"""Handing proposals out to reviewers: by hand, by area, evenly; and taking that back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy.orm import Session

from app.calls import queries as call_queries
from app.calls.models import Call
from app.core import clock
from app.proposals import queries as proposal_queries
from app.proposals.models import Proposal
from app.reviews import queries, words
from app.reviews.actions.keeping import of_call, of_proposal
from app.reviews.errors import AtMost, CannotAssign, NotAssignable, NothingToUndo, PlanChanged
from app.reviews.models import Assignment, Reviewer
from app.reviews.queries.open_reviews import REVIEWED
from app.reviews.rules.assigning import Able, Plan, Sought, assign, by_area


def assign_by_hand(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    chosen: Collection[int],
) -> None:
    """Let exactly these reviewers of the call review a proposal; who has begun stays.

    Raises NotAssignable for somebody with a conflict, and AtMost for somebody who has enough.
    """
    call_queries.held(session, proposal.call_id)
    reviewers = {one.id: one for one in queries.reviewers(session, proposal.call_id)}
    given = queries.assigned(session, proposal.call_id)
    here = {one.assignment.reviewer_id: one for one in given if one.pair[0] == proposal.id}
    shut = queries.conflicts(session, proposal.call)
    new = sorted(set(chosen) & reviewers.keys() - here.keys())
    for number in new:
        one = reviewers[number]
        if (proposal.id, one.user_id) in shut:
            raise NotAssignable(one.user.name)
        load = sum(other.assignment.reviewer_id == number for other in given)
        if one.most is not None and load >= one.most:
            raise AtMost(one.user.name, one.most)
        _add(session, actor_id, proposal.id, number, "hand")
    gone = [one for number, one in here.items() if number not in chosen and not one.begun]
    for taken in gone:
        taken.assignment.removed_at = clock.now()
    session.flush()
    if new or gone:
        counted = {"assigned": len(new), "taken_away": len(gone)}
        of_proposal(session, actor_id, "reviews.assigned", proposal, **counted)


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A plan with the reviewers and the proposals that it is about."""

    plan: Plan
    reviewers: Sequence[Reviewer]
    proposals: Sequence[Proposal]

    @property
    def why_not(self) -> str:
        """Why the plan is none, or is uneven; empty where it is as wanted."""
        plan, people = self.plan, {one.id: one.user.name for one in self.reviewers}
        if plan.shortage is not None:
            numbers = {one.id: one.number or 0 for one in self.proposals}
            return words.no_plan(plan.shortage, people, numbers)
        return "" if plan.uneven is None else words.not_even(plan.uneven, people)


def planned(session: Session, call: Call, how: str, each: int) -> Planned:
    """Return what would be assigned: "balanced" or by "area", `each` reviewers a proposal."""
    reviewers = queries.reviewers(session, call.id)
    proposals = proposal_queries.submitted(session, call.id)
    people = {one.user_id: one.id for one in reviewers}
    shut: dict[int, set[int]] = {}
    for proposal_id, user_id in queries.conflicts(session, call):
        if user_id in people:
            shut.setdefault(proposal_id, set()).add(people[user_id])
    kept: dict[int, set[int]] = {}
    for one in queries.assigned(session, call.id):
        kept.setdefault(one.pair[0], set()).add(one.pair[1])
    sought = [
        Sought(
            id=one.id,
            kept=frozenset(kept.get(one.id, ())),
            shut=frozenset(shut.get(one.id, ())),
            areas=frozenset(area.id for area in one.areas),
        )
        for one in proposals
        if one.state in REVIEWED
    ]
    able = [
        Able(id=one.id, areas=frozenset(area.id for area in one.areas), most=one.most)
        for one in sorted(reviewers, key=lambda one: one.id)
    ]
    plan = by_area(sought, able) if how == "area" else assign(sought, able, each)
    return Planned(plan=plan, reviewers=reviewers, proposals=proposals)


def assign_plan(
    session: Session,
    actor_id: int | None,
    call: Call,
    how: str,
    each: int,
    seen: str,
    *,
    uneven: bool = False,
) -> str:
    """Assign what was shown and return the batch; `seen` is the plan's fingerprint.

    Raises PlanChanged when it would be another plan now, and CannotAssign when there is none, or
    one that is uneven though that was not accepted.
    """
    call_queries.held(session, call.id)
    found = planned(session, call, how, each)
    plan = found.plan
    if plan.shortage is not None or (plan.uneven is not None and not uneven):
        raise CannotAssign(found.why_not)
    if plan.fingerprint != seen:
        raise PlanChanged
    batch = str(uuid4())
    for proposal_id, reviewer_id in plan.pairs:
        _add(session, actor_id, proposal_id, reviewer_id, how, batch)
    session.flush()
    of_call(session, actor_id, "reviews.assigned_at_once", call, how=how, assigned=len(plan.pairs))
    return batch


def undo(session: Session, actor_id: int | None, call: Call, batch: str) -> int:
    """Take back what was assigned at one stroke and is not begun; returns how much.

    Raises NothingToUndo.
    """
    call_queries.held(session, call.id)
    found = [
        one.assignment
        for one in queries.assigned(session, call.id)
        if one.assignment.batch == batch and not one.begun
    ]
    if not found:
        raise NothingToUndo
    for one in found:
        one.removed_at = clock.now()
    of_call(session, actor_id, "reviews.assignment_undone", call, taken_away=len(found))
    return len(found)


def _add(
    session: Session,
    actor_id: int | None,
    proposal_id: int,
    reviewer_id: int,
    how: str,
    batch: str | None = None,
) -> None:
    """Ask a reviewer to review a proposal."""
    session.add(
        Assignment(
            proposal_id=proposal_id,
            reviewer_id=reviewer_id,
            how=how,
            batch=batch,
            made_at=clock.now(),
            made_by_id=actor_id,
        )
    )
