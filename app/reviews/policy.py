"""Who may read a proposal under review, score it, and see what others say about it."""

from app.accounts.models import Role, User
from app.calls.models import Call
from app.calls.policy import decides, may_run
from app.core.access import Actor
from app.proposals.models import Proposal
from app.reviews.models import Reviewer
from app.reviews.queries.reading import Reading
from app.reviews.rules.sight import Part, Sight
from app.reviews.rules.sight import sight as what_is_seen


def reviews_in(user: Actor, programme_id: int) -> bool:
    """Tell whether the person holds the role of reviewer in a programme."""
    grants = user.grants if isinstance(user, User) else ()
    return any(
        grant.role == Role.REVIEWER and grant.programme_id == programme_id for grant in grants
    )


def is_reviewer(user: Actor) -> bool:
    """Tell whether the person holds the role of reviewer anywhere."""
    grants = user.grants if isinstance(user, User) else ()
    return any(grant.role == Role.REVIEWER for grant in grants)


def part(user: Actor, reading: Reading) -> Part:
    """Return what the person is to a proposal under review; whom a conflict shuts out is nobody."""
    call, review = reading.call, reading.review
    named = reading.reviewer is not None and reviews_in(user, call.programme_id)
    return Part(
        reviews=named and call.published_at is not None and call.cancelled_at is None,
        assigned=reading.assigned,
        done=review is not None and review.done_at is not None,
        decides=may_run(user, call) or decides(user, call),
        shut=bool(reading.conflicts),
    )


def sight(user: Actor, reading: Reading) -> Sight:
    """Return what the person sees and may do now."""
    found = what_is_seen(reading.call.phases, part(user, reading), reading.at)
    if reading.proposal.state in {"submitted", "revise"}:
        return found
    # What is decided is read, and not scored any more.
    return Sight(reads=found.reads, blind=found.blind, others=found.others)


def may_review(user: Actor, reading: Reading) -> bool:
    """Tell whether the person may read the proposal on the pages of reviews."""
    return sight(user, reading).reads


def may_write(user: Actor, reading: Reading) -> bool:
    """Tell whether the person may write or change a review now."""
    return sight(user, reading).writes


def may_see_papers(user: Actor, reading: Reading) -> bool:
    """Tell whether the person may take papers, which say who proposes: not in a blind phase."""
    found = sight(user, reading)
    return found.reads and not found.blind


def may_discuss(user: Actor, reading: Reading) -> bool:
    """Tell whether the person may say something in the discussion."""
    return sight(user, reading).discusses


def may_assign(user: Actor, call: Call) -> bool:
    """Let the programme's coordinator name reviewers and hand out proposals."""
    return may_run(user, call)


def may_change_reviewer(user: Actor, reviewer: Reviewer) -> bool:
    """Let the programme's coordinator change a reviewer of a call."""
    return may_run(user, reviewer.call)


def may_assign_one(user: Actor, proposal: Proposal) -> bool:
    """Let the programme's coordinator choose who reviews a proposal."""
    return may_run(user, proposal.call)
