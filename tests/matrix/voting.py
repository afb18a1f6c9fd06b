"""A call in the world whose survey is open and whose proposals are voted on, twice."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.ballots import actions, queries
from app.ballots.actions import Plan
from app.ballots.models import Poll
from app.calls.models import Call
from app.core import clock
from app.core.words import Words
from app.proposals.models import Proposal
from tests.matrix.world import World

DAY = timedelta(days=1)


def vote_all(session: Session, world: World) -> None:
    """Prepare a vote, let another run in secret, and count a third that was open."""
    for told in (world.own, world.other):
        call = _call(session, told)
        proposals = [_proposal(session, told, call.id, number) for number in (1, 2)]
        told["voting_call_id"] = call.id
        told["prepared_poll_id"] = _poll(session, call, proposals)
        told["poll_id"] = _opened(session, call, proposals, secret=True)
        told["counted_poll_id"] = _counted(session, call, proposals)
        region, day = told["second_region_id"], clock.now().date()
        programme = queries.poll(session, told["poll_id"]).call.programme
        told["pause_id"] = actions.pause(session, None, programme, region, day, "fees").id


def _call(session: Session, told: dict[str, Any]) -> Call:
    """Call for what the members vote on; its survey is open."""
    now = clock.now()
    call = Call(
        programme_id=told["programme_id"],
        type_slug="project",
        title=Words(en="Projects to vote on"),
        text=Words(),
        opens_at=now - 30 * DAY,
        closes_at=now - DAY,
        survey_closes_at=now + 30 * DAY,
        zone="Asia/Tokyo",
        year=now.year,
        published_at=now - 30 * DAY,
        decided_by="vote",
    )
    session.add(call)
    session.flush()
    return call


def _proposal(session: Session, told: dict[str, Any], call_id: int, number: int) -> Proposal:
    """Submit a proposal of the second region."""
    now = clock.now()
    made = Proposal(
        call_id=call_id,
        region_id=told["second_region_id"],
        number=number,
        state="submitted",
        title=Words(en=f"To vote on {number}"),
        made_at=now,
        changed_at=now,
        submitted_at=now,
    )
    session.add(made)
    session.flush()
    return made


def _poll(session: Session, call: Call, proposals: list[Proposal]) -> int:
    """Prepare a vote; the regions are too few for a secret one."""
    now = clock.now()
    plan = Plan(
        options=proposals,
        method="each",
        secret=False,
        opens_at=now - DAY,
        closes_at=now + 30 * DAY,
        zone="Asia/Tokyo",
        quorum=0,
        majority="simple",
        showing="at-once",
    )
    number = actions.prepare(session, None, call, plan).id
    session.expire_all()
    return number


def _opened(session: Session, call: Call, proposals: list[Proposal], *, secret: bool) -> int:
    """Open a vote, and let it be secret as if it had been opened while the regions were more."""
    number = _poll(session, call, proposals)
    poll = _found(session, number)
    actions.open_poll(session, None, poll)
    poll.secret = secret
    session.flush()
    session.expire_all()
    return number


def _counted(session: Session, call: Call, proposals: list[Proposal]) -> int:
    """Let the first region vote, and the time of the vote pass."""
    number = _opened(session, call, proposals, secret=False)
    elector = queries.elector(session, number, "jp-90")
    assert elector is not None
    choices = dict.fromkeys((one.uuid for one in proposals), "for")
    actions.cast(session, None, elector, choices, clock.now())
    poll = _found(session, number)
    poll.closes_at = clock.now() - timedelta(hours=1)
    session.flush()
    actions.count(session, None, poll)
    return number


def _found(session: Session, number: int) -> Poll:
    """Return a vote as its pages read it."""
    poll = queries.poll(session, number)
    assert poll is not None
    return poll
