"""Who sees rankings and pending decisions, who decides, and who releases."""

from app.calls import policy as calls
from app.calls.models import Call
from app.core.access import Actor
from app.proposals import policy as proposals
from app.proposals.models import Proposal


def may_see_ranking(user: Actor, call: Call) -> bool:
    """Let those who decide and who run the call see the ranking; the panel must be loaded."""
    return call.published_at is not None and (
        calls.decides(user, call) or calls.may_run(user, call)
    )


def may_decide(user: Actor, call: Call) -> bool:
    """Tell whether the person decides about the call's proposals."""
    return call.published_at is not None and calls.decides(user, call)


def may_release(user: Actor, call: Call) -> bool:
    """Let those who decide, and who run the call, release what was decided."""
    return may_see_ranking(user, call)


def may_take_vote(user: Actor, call: Call) -> bool:
    """Let who decides take over what the members voted, where they vote."""
    return call.decided_by == "vote" and may_decide(user, call)


def may_see_comment(user: Actor, proposal: Proposal) -> bool:
    """Let those who propose, and who run the call, read what was told to the proposer."""
    return proposals.proposes(user, proposal) or proposals.oversees(user, proposal)
