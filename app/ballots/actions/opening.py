"""Opening a vote, when it is written down who may vote and why, and cancelling one."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.accounts.queries import region_coordinators
from app.ballots import mail, queries, rules, terms
from app.ballots.actions import keys
from app.ballots.actions.preparing import check_time
from app.ballots.actions.recording import record
from app.ballots.errors import NobodyMayVote, TooFewForSecret, VoteClosed
from app.ballots.models import Ballot, Elector, Poll
from app.ballots.rules import Entitlement
from app.calls.errors import CallCancelled
from app.core import clock


def entitlements(session: Session, poll: Poll) -> list[Entitlement]:
    """Return who would be an elector if the vote were opened now, and why or why not."""
    programme_id = poll.call.programme_id
    return rules.electors(
        queries.members(session, programme_id),
        queries.as_rules(queries.pauses(session, programme_id)),
        terms.of_call(poll.call).classes,
        rules.day_of(poll, clock.now()),
    )


def check_call(poll: Poll) -> None:
    """Refuse to vote about proposals of a call that is cancelled; raises CallCancelled."""
    if poll.call.cancelled_at is not None:
        raise CallCancelled


def open_poll(session: Session, actor_id: int | None, poll: Poll) -> None:
    """Open a vote: who may vote is written down and told; ballots are taken from its time on.

    Raises VoteBegun, VoteCancelled, CallCancelled, ClosesTooEarly, NobodyMayVote, TooFewForSecret.
    """
    now = clock.now()
    queries.hold(session, poll)
    rules.check_change(poll, now)
    check_call(poll)
    check_time(poll.opens_at, poll.closes_at)
    found = entitlements(session, poll)
    entitled = [one.region_id for one in found if one.entitled]
    if not entitled:
        raise NobodyMayVote
    fewest = terms.of_call(poll.call).fewest
    if poll.secret and len(entitled) < fewest:
        raise TooFewForSecret(fewest)
    poll.opened_at, poll.opened_by_id, poll.rights_on = now, actor_id, rules.day_of(poll, now)
    for one in found:
        session.add(
            Elector(poll_id=poll.id, region_id=one.region_id, entitled=one.entitled, why=one.why)
        )
    keys.make(session, poll)
    session.flush()
    record(session, actor_id, "poll.opened", poll, details={"electors": len(entitled)})
    for reader, region in region_coordinators(session, poll.call.programme_id, entitled):
        mail.opened(session, reader, poll, region)


def cancel(session: Session, actor_id: int | None, poll: Poll, reason: str) -> None:
    """Cancel a vote that is not counted; its ballots are destroyed unread. Raises VoteClosed."""
    queries.hold(session, poll)
    if poll.cancelled_at is not None:
        return
    if poll.counted_at is not None:
        raise VoteClosed
    poll.cancelled_at = clock.now()
    session.execute(delete(Ballot).where(Ballot.poll_id == poll.id))
    keys.destroy(session, poll.id)
    session.flush()
    record(session, actor_id, "poll.cancelled", poll, reason=reason)
    if poll.opened_at is not None:
        entitled = [one.region_id for one in queries.electors(session, poll.id) if one.entitled]
        for reader, region in region_coordinators(session, poll.call.programme_id, entitled):
            mail.cancelled(session, reader, poll, region, reason)
