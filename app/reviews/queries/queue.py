"""What a reviewer has to review, over all calls."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.accounts.models import Grant, Role
from app.calls.models import Call, ReviewPhase
from app.calls.rules import phase_of
from app.proposals.models import Proposal
from app.proposals.queries.listing import TAKEN
from app.reviews.models import Assignment, Conflict, Review, Reviewer
from app.reviews.queries.conflicts import BELONGING, ties
from app.reviews.queries.reading import involved
from app.reviews.rules.conflicts import conflicts


@dataclass(frozen=True, kw_only=True)
class Task:
    """A proposal in a reviewer's queue: `phase` is the one that is open; `state` how far it is."""

    proposal: Proposal
    call: Call
    phase: ReviewPhase | None
    state: str
    # Whether a phase that concerns the reviewer has begun: before, only the number is told.
    readable: bool


def queue(session: Session, user_id: int, now: datetime) -> list[Task]:
    """Return what a person reviews, call by call, what is to do first; at most ten statements.

    Proposals that a conflict shuts are left out. Of each call programme and phases are loaded.
    """
    rows = _reviewers(session, user_id)
    calls = [row.call for row in rows]
    given = set(
        session.scalars(
            select(Assignment.proposal_id).where(
                Assignment.reviewer_id.in_([row.id for row in rows]),
                Assignment.removed_at.is_(None),
            )
        )
    )
    found = _proposals(session, calls, given, now)
    states = _states(session, user_id, [one.id for one in found])
    shut = _shut(session, user_id, rows, found)
    by_id = {call.id: call for call in calls}
    tasks = [
        _task(one, by_id[one.call_id], states.get(one.id, "to-do"), now, assigned=one.id in given)
        for one in found
        if one.id not in shut
    ]
    order = {"to-do": 0, "begun": 0, "done": 1}
    return sorted(
        tasks,
        key=lambda task: (
            task.phase is None,
            order[task.state],
            task.phase.closes_at if task.phase else now,
            task.call.id,
            task.proposal.number or 0,
        ),
    )


def _task(proposal: Proposal, call: Call, state: str, now: datetime, *, assigned: bool) -> Task:
    """Return a proposal as it stands in the queue."""
    mine = [one for one in call.phases if assigned or one.who == "all"]
    return Task(
        proposal=proposal,
        call=call,
        phase=phase_of(mine, now),
        state=state,
        readable=any(one.opens_at <= now for one in mine),
    )


def _reviewers(session: Session, user_id: int) -> Sequence[Reviewer]:
    """Return where a person reviews: named by the coordinator, the role still held."""
    held = select(Grant.programme_id).where(
        Grant.user_id == user_id, Grant.role == Role.REVIEWER, Grant.revoked_at.is_(None)
    )
    return session.scalars(
        select(Reviewer)
        .join(Reviewer.call)
        .where(
            Reviewer.user_id == user_id,
            Reviewer.removed_at.is_(None),
            Call.programme_id.in_(held),
            Call.published_at.is_not(None),
            Call.cancelled_at.is_(None),
        )
        .options(
            joinedload(Reviewer.call).options(
                joinedload(Call.programme), joinedload(Call.edition), selectinload(Call.phases)
            )
        )
        .order_by(Reviewer.call_id)
    ).all()


def _proposals(
    session: Session, calls: Sequence[Call], given: Collection[int], now: datetime
) -> Sequence[Proposal]:
    """Return what is assigned, and all of the calls in which everybody reviews or reviewed all."""
    everything = [
        call.id
        for call in calls
        if any(one.who == "all" and one.opens_at <= now for one in call.phases)
    ]
    return session.scalars(
        select(Proposal)
        .where(
            Proposal.state.in_(TAKEN),
            Proposal.call_id.in_([call.id for call in calls]),
            Proposal.id.in_(given) | Proposal.call_id.in_(everything),
        )
        .options(selectinload(Proposal.parties), selectinload(Proposal.areas))
        .order_by(Proposal.call_id, Proposal.number)
    ).all()


def _states(session: Session, user_id: int, proposal_ids: Collection[int]) -> dict[int, str]:
    """Return how far a person's reviews are, by proposal."""
    rows = session.execute(
        select(Review.proposal_id, Review.done_at).where(
            Review.user_id == user_id, Review.proposal_id.in_(proposal_ids)
        )
    )
    return {proposal_id: "done" if done_at else "begun" for proposal_id, done_at in rows}


def _shut(
    session: Session, user_id: int, rows: Sequence[Reviewer], found: Sequence[Proposal]
) -> set[int]:
    """Return the proposals of which a conflict shuts the person out."""
    granted = session.execute(
        select(Grant.programme_id, Grant.region_id).where(
            Grant.user_id == user_id, Grant.role.in_(BELONGING), Grant.revoked_at.is_(None)
        )
    ).all()
    declared = set(session.scalars(select(Conflict.proposal_id).where(Conflict.user_id == user_id)))
    regions: dict[int, set[int]] = {}
    for row in rows:
        own = {row.region_id, *(region for at, region in granted if at == row.call.programme_id)}
        regions[row.call_id] = {one for one in own if one is not None}
    tied = ties(session, set().union(*regions.values()))
    return {
        one.id
        for one in found
        if conflicts(regions[one.call_id], involved(one), tied, declared=one.id in declared)
    }
