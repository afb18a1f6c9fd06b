"""Casting a ballot. In a secret vote nothing that is stored tells whose it is, or when it came.

All ballots of a secret vote are deleted and written anew whenever one is cast: with new names, in
a random order, each sealed anew. That a region has voted is marked by a statement that touches
every elector alike, so that no row is newer than the others. Nothing is recorded or mailed.
"""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import case, delete, insert, update
from sqlalchemy.orm import Session

from app.ballots import queries, rules
from app.ballots.actions import keys
from app.ballots.actions.opening import check_call
from app.ballots.actions.recording import record, terms_of
from app.ballots.errors import NoVote, VotedAlready
from app.ballots.models import Ballot, Elector, Poll
from app.ballots.rules import Choices, Terms, sealing
from app.core.ciphers import Undecipherable


def cast(
    session: Session,
    actor_id: int | None,
    elector: Elector,
    choices: Choices,
    received: datetime,
) -> None:
    """Cast a region's ballot; in an open vote it replaces the one before.

    `received` is when the request reached the server. Raises NoVote, VotedAlready, BallotInvalid,
    KeyGone, CallCancelled, and what the time of the vote refuses.
    """
    poll = elector.poll
    queries.hold(session, poll)
    rules.check_cast(poll, received)
    check_call(poll)
    # Whoever votes for the same region waited for the vote above.
    session.refresh(elector, ["entitled", "ballots"])
    terms = terms_of(poll)
    rules.check_ballot(terms, choices)
    if not elector.entitled:
        raise NoVote
    if poll.secret:
        _cast_secret(session, elector, terms, choices)
    else:
        _cast_open(session, elector, terms, choices)
        record(session, actor_id, "ballot.cast", poll, region_id=elector.region_id)
    session.expire(elector, ["ballots"])
    session.refresh(elector, ["ballots"])


def own_choices(session: Session, elector: Elector) -> Choices | None:
    """Return what a region's ballot says so far in an open vote; None where nobody can tell."""
    poll = elector.poll
    if poll.secret or not elector.voted or poll.counted_at is not None:
        return None
    row = next(
        (row for row in queries.ballots(session, poll.id) if row.region_id == elector.region_id),
        None,
    )
    if row is None or row.sealed is None:
        return None
    key = keys.of(session, poll.id)
    try:
        return sealing.unsealed(key, poll.id, elector.region_id, terms_of(poll), row.sealed)
    except Undecipherable:
        return None


def _cast_open(session: Session, elector: Elector, terms: Terms, choices: Choices) -> None:
    """Keep or replace a region's ballot in an open vote."""
    poll_id, region_id = elector.poll_id, elector.region_id
    sealed = sealing.sealed(keys.of(session, poll_id), poll_id, region_id, terms, choices)
    if elector.voted:
        mine = (Ballot.poll_id == poll_id, Ballot.region_id == region_id)
        session.execute(update(Ballot).where(*mine).values(sealed=sealed))
        return
    session.add(Ballot(poll_id=poll_id, secret=False, region_id=region_id, sealed=sealed))
    _mark(session, elector)


def _cast_secret(session: Session, elector: Elector, terms: Terms, choices: Choices) -> None:
    """Put a ballot among the others of a secret vote, so that nobody finds it again."""
    if elector.voted:
        raise VotedAlready
    poll = elector.poll
    key = keys.of(session, poll.id)
    cast_before = [row.sealed for row in queries.ballots(session, poll.id) if row.sealed]
    contents = [_again(key, poll, terms, sealed) for sealed in cast_before]
    contents.append(sealing.sealed(key, poll.id, None, terms, choices))
    write_anew(session, poll.id, contents)
    _mark(session, elector)


def write_anew(session: Session, poll_id: int, contents: list[bytes]) -> None:
    """Replace all ballots of a secret vote by these: new names, in an order that nobody knows."""
    session.execute(delete(Ballot).where(Ballot.poll_id == poll_id))
    rows = [
        {"id": str(uuid4()), "poll_id": poll_id, "secret": True, "sealed": sealed}
        for sealed in sealing.shuffled(contents)
    ]
    session.execute(insert(Ballot), rows)


def _again(key: bytes, poll: Poll, terms: Terms, sealed: bytes) -> bytes:
    """Seal a ballot anew; one that somebody tampered with stays as it is until the count."""
    try:
        return sealing.sealed(
            key, poll.id, None, terms, sealing.unsealed(key, poll.id, None, terms, sealed)
        )
    except Undecipherable:
        return sealed


def _mark(session: Session, elector: Elector) -> None:
    """Count the region's ballot; the database itself refuses a second.

    Every elector's row is written, for PostgreSQL knows which transaction wrote a row last.
    """
    session.flush()
    one_more = case((Elector.region_id == elector.region_id, 1), else_=0)
    session.execute(
        update(Elector)
        .where(Elector.poll_id == elector.poll_id)
        .values(ballots=Elector.ballots + one_more)
        .execution_options(synchronize_session=False)
    )
