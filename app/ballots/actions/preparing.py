"""Preparing a vote: what on, how, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.ballots import queries, rules
from app.ballots.actions.recording import record
from app.ballots.errors import ClosesTooEarly, OptionsMissing
from app.ballots.models import Poll, PollOption
from app.calls.models import Call
from app.core import clock
from app.proposals.models import Proposal

SEVERAL = 2


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A vote as a coordinator plans it; times in UTC, the quorum in percent of the electors."""

    options: Sequence[Proposal]
    method: str
    secret: bool
    opens_at: datetime
    closes_at: datetime
    zone: str
    quorum: int
    majority: str
    showing: str


def prepare(session: Session, actor_id: int | None, call: Call, plan: Plan) -> Poll:
    """Prepare a vote; raises OptionsMissing, ClosesTooEarly."""
    _check(plan)
    poll = Poll(call_id=call.id, number=queries.next_number(session, call), **_columns(plan))
    poll.call = call
    poll.options = _options(plan)
    session.add(poll)
    session.flush()
    record(session, actor_id, "poll.prepared", poll)
    return poll


def change(session: Session, actor_id: int | None, poll: Poll, plan: Plan) -> None:
    """Change a vote before it is opened; raises VoteBegun, OptionsMissing, ClosesTooEarly."""
    queries.hold(session, poll)
    rules.check_change(poll, clock.now())
    _check(plan)
    for name, value in _columns(plan).items():
        setattr(poll, name, value)
    if [one.proposal_id for one in poll.options] != [one.id for one in plan.options]:
        poll.options.clear()
        session.flush()
        poll.options.extend(_options(plan))
    session.flush()
    record(session, actor_id, "poll.changed", poll)


def check_time(opens_at: datetime, closes_at: datetime) -> None:
    """Refuse a deadline that is past or not after the opening; raises ClosesTooEarly."""
    if closes_at <= opens_at or closes_at <= clock.now():
        raise ClosesTooEarly


def _check(plan: Plan) -> None:
    """Refuse too few proposals and times in disorder."""
    several = plan.method == "one-of"
    if len(plan.options) < (SEVERAL if several else 1):
        raise OptionsMissing(several=several)
    check_time(plan.opens_at, plan.closes_at)


def _columns(plan: Plan) -> dict[str, Any]:
    """Return what of a plan stands in the vote's own row."""
    return {name: value for name, value in vars(plan).items() if name != "options"}


def _options(plan: Plan) -> list[PollOption]:
    """Return what is voted on, in its order."""
    found = []
    for position, proposal in enumerate(plan.options):
        option = PollOption(proposal_id=proposal.id, position=position)
        option.proposal = proposal
        found.append(option)
    return found
