"""What a reviewer does with a proposal: score it, comment on it, discuss it, or stand aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.calls import rules as calls
from app.core import clock
from app.proposals.models import ShutOut
from app.reviews import queries, rules
from app.reviews.actions.keeping import of_proposal
from app.reviews.errors import ConflictKnown, PhaseOver
from app.reviews.models import Conflict, Remark, Review, Score
from app.reviews.queries import Reading


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a reviewer writes: scores by criterion, a comment for each side, done or a draft."""

    values: Mapping[int, int]
    for_committee: str = ""
    for_proposer: str = ""
    done: bool = False


def save(session: Session, actor_id: int, reading: Reading, written: Written) -> Review:
    """Keep a review as a draft or as done; raises PhaseOver, ScoreMissing and ScoreOutside.

    The policy has said that the person may write; the phase is that of the moment of reading.
    """
    phase = calls.phase(reading.call, reading.at)
    if phase is None:
        raise PhaseOver
    rules.check_scores(reading.criteria, written.values, done=written.done)
    now = clock.now()
    review = queries.own_review(session, reading.proposal.id, actor_id)
    if review is None:
        review = _begin(session, actor_id, reading, phase.id, now)
    was_done = review.done_at is not None
    review.phase_id, review.changed_at = phase.id, now
    review.for_committee, review.for_proposer = written.for_committee, written.for_proposer
    review.done_at = (review.done_at or now) if written.done else None
    review.total = rules.total(reading.criteria, written.values)
    review.measured_by = rules.signature(reading.criteria)
    _keep_scores(session, review, written.values)
    if written.done or was_done:
        action = "review.done" if written.done else "review.reopened"
        of_proposal(session, actor_id, action, reading.proposal)
    return review


def _begin(
    session: Session, actor_id: int, reading: Reading, phase_id: int, now: datetime
) -> Review:
    """Begin a review."""
    proposal_id = reading.proposal.id
    session.add(
        Review(
            proposal_id=proposal_id,
            user_id=actor_id,
            phase_id=phase_id,
            begun_at=now,
            changed_at=now,
        )
    )
    session.flush()
    made = queries.own_review(session, proposal_id, actor_id)
    assert made is not None
    return made


def _keep_scores(session: Session, review: Review, values: Mapping[int, int]) -> None:
    """Bring the rows of the scores in step."""
    stands = {one.criterion_id: one for one in review.scores}
    for criterion_id in stands.keys() - values.keys():
        session.delete(stands[criterion_id])
    for criterion_id, value in sorted(values.items()):
        if criterion_id in stands:
            stands[criterion_id].value = value
        else:
            session.add(Score(review_id=review.id, criterion_id=criterion_id, value=value))
    session.flush()


def declare(session: Session, actor_id: int, reading: Reading, reason: str) -> None:
    """Declare a conflict of interest, for good: from now on the person sees nothing of it.

    What was assigned is taken away; a review that was written does not count any more. Raises
    ConflictKnown.
    """
    if "declared" in reading.conflicts:
        raise ConflictKnown
    proposal, now = reading.proposal, clock.now()
    session.add(Conflict(proposal_id=proposal.id, user_id=actor_id, reason=reason, declared_at=now))
    session.add(ShutOut(proposal_id=proposal.id, user_id=actor_id, since=now))
    for one in queries.assignments_of(session, [proposal.id], actor_id):
        one.removed_at = now
    session.flush()
    of_proposal(session, actor_id, "conflict.declared", proposal)


def remark(session: Session, actor_id: int, reading: Reading, text: str) -> Remark:
    """Say something in the discussion of a proposal."""
    made = Remark(proposal_id=reading.proposal.id, user_id=actor_id, at=clock.now(), text=text)
    session.add(made)
    session.flush()
    of_proposal(session, actor_id, "remark.made", reading.proposal)
    return made
