"""Who prepares votes, votes for a region, and sees turnout and results."""

from app.accounts.models import Role
from app.accounts.policy import own_regions
from app.ballots.models import Elector, Poll, VotingPause
from app.calls import policy as calls
from app.calls.models import Call
from app.core.access import Actor
from app.programmes.models import Programme
from app.programmes.policy import coordinates


def may_prepare(user: Actor, call: Call) -> bool:
    """Tell whether the person may prepare a vote about the call's proposals."""
    return calls.may_run(user, call)


def may_run(user: Actor, poll: Poll) -> bool:
    """Tell whether the person may change, open, cancel and count the vote."""
    return calls.may_run(user, poll.call)


def may_vote(user: Actor, elector: Elector) -> bool:
    """Tell whether the person coordinates the region; it may turn out to have no vote."""
    return user.holds(
        Role.REGION_COORDINATOR,
        programme_id=elector.poll.call.programme_id,
        region_id=elector.region_id,
    )


def is_member(user: Actor, call: Call) -> bool:
    """Tell whether the person coordinates a region in the programme, or is of the call's panel."""
    return bool(own_regions(user, call.programme_id)) or calls.on_panel(user, call)


def may_see(user: Actor, poll: Poll) -> bool:
    """Let members see a vote once it is opened; before, who runs it."""
    return may_run(user, poll) or (poll.opened_at is not None and is_member(user, poll.call))


def may_see_result(user: Actor, poll: Poll) -> bool:
    """Let who runs a vote see its result once it is counted, and members once it is shown."""
    shown = poll.shown_at is not None and is_member(user, poll.call)
    return poll.counted_at is not None and (shown or may_run(user, poll))


def may_pause(user: Actor, programme: Programme) -> bool:
    """Tell whether the person may write down that a member has no vote for a time."""
    return coordinates(user, programme.id)


def may_end_pause(user: Actor, pause: VotingPause) -> bool:
    """Tell whether the person may write down that a member votes again."""
    return coordinates(user, pause.programme_id)
