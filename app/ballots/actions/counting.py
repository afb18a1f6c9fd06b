"""Counting a vote: the ballots are opened, kept in the clear, and their key is destroyed."""

from uuid import uuid4

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.accounts.queries import region_coordinators
from app.ballots import mail, queries, rules
from app.ballots.actions import keys
from app.ballots.actions.recording import record, terms_of
from app.ballots.errors import VoteRunning
from app.ballots.models import Ballot, Poll
from app.ballots.rules import Choices, Terms, sealing
from app.core import clock
from app.core.ciphers import Undecipherable

Opened = tuple[int | None, Choices]


def count(session: Session, actor_id: int | None, poll: Poll) -> None:
    """Count a vote that is over; counting it again changes nothing.

    Raises VoteRunning, VoteNotOpen, VoteCancelled, and KeyGone where the ballots cannot be opened.
    """
    now = clock.now()
    queries.hold(session, poll)
    rules.check_count(poll, now)
    if poll.counted_at is not None:
        return
    terms = terms_of(poll)
    opened, unreadable, unread = _opened(session, poll, terms)
    electors = queries.electors(session, poll.id)
    result = rules.count(
        terms,
        sum(one.entitled for one in electors),
        [choices for _region, choices in opened],
        voted=sum(one.voted for one in electors),
        unreadable=unreadable,
        unread=unread,
    )
    _keep(session, poll, opened)
    keys.destroy(session, poll.id)
    poll.result, poll.counted_at = result.document(), now
    session.flush()
    details = {"ballots": result.cast, "electors": result.entitled}
    record(session, actor_id, "poll.counted", poll, details=details)
    if poll.showing == "at-once":
        _show(session, poll)


def show(session: Session, actor_id: int | None, poll: Poll) -> None:
    """Show the result to the members; a second time does nothing. Raises VoteRunning."""
    queries.hold(session, poll)
    if poll.counted_at is None:
        raise VoteRunning
    if poll.shown_at is None:
        _show(session, poll)
        record(session, actor_id, "poll.shown", poll)


def _show(session: Session, poll: Poll) -> None:
    """Let members see the result, and tell them that it is there."""
    poll.shown_at = clock.now()
    session.flush()
    members = [one.region_id for one in queries.electors(session, poll.id)]
    for reader, region in region_coordinators(session, poll.call.programme_id, members):
        mail.counted(session, reader, poll, region)


def _opened(session: Session, poll: Poll, terms: Terms) -> tuple[list[Opened], int, int]:
    """Open the ballots, unless they are too few for a secret vote.

    Returns them in random order, how many cannot be opened, and how many stay unread.
    """
    rows = queries.ballots(session, poll.id)
    if len(rows) < terms.fewest:
        return [], 0, len(rows)
    key = keys.of(session, poll.id) if rows else b""
    opened: list[Opened] = []
    for row in sealing.shuffled(rows):
        try:
            choices = sealing.unsealed(key, poll.id, row.region_id, terms, row.sealed or b"")
        except Undecipherable:
            continue
        opened.append((row.region_id, choices))
    unreadable = len(rows) - len(opened)
    # Whoever spoilt ballots until few are left finds these unread as well.
    return ([], unreadable, len(opened)) if len(opened) < terms.fewest else (opened, unreadable, 0)


def _keep(session: Session, poll: Poll, opened: list[Opened]) -> None:
    """Keep the ballots in the clear, under new names; what cannot be opened is not kept."""
    session.execute(delete(Ballot).where(Ballot.poll_id == poll.id))
    rows = [
        {
            "id": str(uuid4()),
            "poll_id": poll.id,
            "secret": poll.secret,
            "region_id": region_id,
            "choices": dict(choices),
        }
        for region_id, choices in opened
    ]
    if rows:
        session.execute(insert(Ballot), rows)
