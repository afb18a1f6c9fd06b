"""Votes with what is voted on, who may vote, the ballots, and what came of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.ballots.models import Ballot, Elector, Poll, PollKey, PollOption, VotingPause
from app.ballots.rules import Member, Pause
from app.ballots.rules.standing import SETTLING
from app.calls import queries as calls
from app.calls.models import Call, PanelMember
from app.programmes.models import Membership, Programme
from app.proposals.models import Proposal
from app.regions.models import Region

# What decides whether a ballot counts; SQLAlchemy reads no row again without its version.
STANDS = (
    *("version", "opens_at", "closes_at", "opened_at", "cancelled_at", "counted_at"),
    *("shown_at", "reminded_at"),
)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a counted vote says of one proposal; in a vote for one of several only `votes_for`."""

    poll_id: int
    method: str
    outcome: str
    votes_for: int
    votes_against: int
    abstained: int


def call(session: Session, call_id: int) -> Call | None:
    """Return a published call whose proposals are decided by a vote, unless it is cancelled."""
    found = calls.call(session, call_id)
    if found is None or found.published_at is None or found.cancelled_at is not None:
        return None
    return found if found.decided_by == "vote" else None


def poll(session: Session, poll_id: int) -> Poll | None:
    """Return a vote with its call, programme and panel, and what is voted on."""
    return session.scalar(_whole().where(Poll.id == poll_id))


def polls_of(session: Session, call_id: int) -> Sequence[Poll]:
    """Return the votes of a call by number."""
    return session.scalars(select(Poll).where(Poll.call_id == call_id).order_by(Poll.number)).all()


def _whole() -> Select[Poll]:
    """Select votes with what their pages show."""
    to_call = joinedload(Poll.call, innerjoin=True)
    options = selectinload(Poll.options).joinedload(PollOption.proposal, innerjoin=True)
    return select(Poll).options(
        to_call.joinedload(Call.programme, innerjoin=True),
        to_call.selectinload(Call.panel).joinedload(PanelMember.user),
        options.joinedload(Proposal.region),
    )


def elector(session: Session, poll_id: int, code: str) -> Elector | None:
    """Return a region among the electors of a vote, with the vote whole."""
    found = session.scalar(
        select(Elector)
        .join(Elector.region)
        .where(Elector.poll_id == poll_id, Region.code == code)
        .options(contains_eager(Elector.region))
    )
    if found is not None:
        found.poll = session.scalars(_whole().where(Poll.id == poll_id)).one()
    return found


def electors(session: Session, poll_id: int) -> Sequence[Elector]:
    """Return the members at the opening of a vote with their regions."""
    return session.scalars(
        select(Elector)
        .where(Elector.poll_id == poll_id)
        .options(joinedload(Elector.region, innerjoin=True))
        .order_by(Elector.region_id)
    ).all()


def members(session: Session, programme_id: int) -> list[Member]:
    """Return every membership of a programme as the rules of electors see it."""
    found = session.scalars(
        select(Membership)
        .where(Membership.programme_id == programme_id)
        .order_by(Membership.place, Membership.id)
    )
    return [
        Member(
            region_id=one.region_id,
            member_class=one.member_class,
            joined=one.joined,
            left=one.left,
            left_reason=one.left_reason,
        )
        for one in found
    ]


def pauses(session: Session, programme_id: int) -> Sequence[VotingPause]:
    """Return the times without a vote of a programme's members, with regions, the last first."""
    return session.scalars(
        select(VotingPause)
        .where(VotingPause.programme_id == programme_id)
        .options(joinedload(VotingPause.region, innerjoin=True))
        .order_by(VotingPause.since.desc(), VotingPause.id.desc())
    ).all()


def pause(session: Session, slug: str, pause_id: int) -> VotingPause | None:
    """Return a time without a vote, with its programme and region."""
    return session.scalar(
        select(VotingPause)
        .join(VotingPause.programme)
        .where(VotingPause.id == pause_id, Programme.slug == slug)
        .options(contains_eager(VotingPause.programme), joinedload(VotingPause.region))
    )


def as_rules(found: Collection[VotingPause]) -> list[Pause]:
    """Return times without a vote as the rules of electors see them."""
    return [
        Pause(
            region_id=one.region_id,
            since=one.since,
            until=one.until,
            why="fees" if one.why == "fees" else "other",
        )
        for one in found
    ]


def hold(session: Session, poll: Poll) -> None:
    """Read where a vote stands; nobody casts, counts or cancels before this transaction ends."""
    session.refresh(poll, STANDS, with_for_update=True)


def next_number(session: Session, call: Call) -> int:
    """Return the number of a call's next vote; nobody else takes it before the transaction ends."""
    session.refresh(call, ["version"], with_for_update=True)
    last = session.scalar(select(func.max(Poll.number)).where(Poll.call_id == call.id))
    return (last or 0) + 1


def key(session: Session, poll_id: int) -> PollKey | None:
    """Return the key of a vote's ballots, until it is counted."""
    return session.scalar(select(PollKey).where(PollKey.poll_id == poll_id))


def keys_to_rotate(session: Session, current: str, limit: int) -> Sequence[PollKey]:
    """Return some votes' keys that an earlier key of the installation wraps, held."""
    return session.scalars(
        select(PollKey)
        .where(PollKey.wrapped_by != current)
        .order_by(PollKey.id)
        .limit(limit)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def ballots(session: Session, poll_id: int) -> Sequence[Row[str, int | None, bytes | None]]:
    """Return the names, regions and seals of a vote's ballots, in no order that means anything."""
    found = select(Ballot.id, Ballot.region_id, Ballot.sealed)
    return session.execute(found.where(Ballot.poll_id == poll_id)).all()


def counted(session: Session, poll_id: int) -> list[tuple[int | None, dict[str, str]]]:
    """Return the ballots of a counted vote: the region where it was open, and the choices."""
    found = session.execute(
        select(Ballot.region_id, Ballot.choices).where(
            Ballot.poll_id == poll_id, Ballot.choices.is_not(None)
        )
    )
    return [(region_id, choices or {}) for region_id, choices in found]


def to_count(session: Session, now: datetime) -> Sequence[int]:
    """Return the ids of the votes that can be counted and are not."""
    return session.scalars(_running().where(Poll.closes_at <= now - SETTLING)).all()


def to_remind(session: Session, now: datetime, before: timedelta) -> Sequence[int]:
    """Return the ids of the open votes that end soon, of which nobody was reminded."""
    live = select(Call.id).where(Call.cancelled_at.is_(None))
    return session.scalars(
        _running().where(
            Poll.call_id.in_(live),
            Poll.reminded_at.is_(None),
            Poll.opens_at <= now,
            Poll.closes_at > now,
            Poll.closes_at <= now + before,
        )
    ).all()


def _running() -> Select[int]:
    """Select the ids of votes that were opened and neither counted nor cancelled."""
    return (
        select(Poll.id)
        .where(Poll.opened_at.is_not(None), Poll.counted_at.is_(None), Poll.cancelled_at.is_(None))
        .order_by(Poll.id)
    )


def outcomes(session: Session, proposal_ids: Collection[int]) -> dict[int, Outcome]:
    """Return what the last counted vote says of each proposal, by its id; one statement.

    Outcomes: carried, lost, tie, nobody, no-quorum; of one among several also chosen, run-off and
    not-chosen.
    """
    found = session.execute(
        select(PollOption.proposal_id, Proposal.uuid, Poll)
        .join(PollOption.poll)
        .join(PollOption.proposal)
        .where(PollOption.proposal_id.in_(proposal_ids), Poll.counted_at.is_not(None))
        .order_by(Poll.counted_at, Poll.id)
    )
    said: dict[int, Outcome] = {}
    for proposal_id, uuid, counted_poll in found:
        if (outcome := told(counted_poll, uuid)) is not None:
            said[proposal_id] = outcome
    return said


def counted_about(session: Session, proposal_id: int) -> Sequence[Poll]:
    """Return the counted votes about a proposal with their calls and panels, by number."""
    about = select(PollOption.poll_id).where(PollOption.proposal_id == proposal_id)
    return session.scalars(
        select(Poll)
        .where(Poll.id.in_(about), Poll.counted_at.is_not(None))
        .options(joinedload(Poll.call, innerjoin=True).selectinload(Call.panel))
        .order_by(Poll.number)
    ).all()


def told(poll: Poll, uuid: str) -> Outcome | None:
    """Return what a counted vote says of a proposal."""
    result = poll.result or {}
    tally = next((one for one in result.get("tallies", ()) if one["option"] == uuid), None)
    if tally is None:
        return None
    outcome = tally["outcome"]
    if poll.method == "one-of":
        leads = uuid in result["leading"] or not result["leading"]
        outcome = result["outcome"] if leads else "not-chosen"
    return Outcome(
        poll_id=poll.id,
        method=poll.method,
        outcome=outcome,
        votes_for=tally["votes_for"],
        votes_against=tally["votes_against"],
        abstained=tally["abstained"],
    )
