"""The key that seals a vote's ballots: made at the opening, destroyed at the count."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.ballots import queries
from app.ballots.errors import KeyGone
from app.ballots.models import Poll, PollKey
from app.ballots.rules import sealing
from app.core import ciphers, keyring
from app.core.ciphers import Undecipherable
from app.core.keyring import NoSuchKey


def make(session: Session, poll: Poll) -> None:
    """Give a vote its key."""
    wrapped, by = sealing.wrapped(keyring.ring(), poll.id, ciphers.new_key())
    session.add(PollKey(poll_id=poll.id, wrapped=wrapped, wrapped_by=by))


def of(session: Session, poll_id: int) -> bytes:
    """Return a vote's key; raises KeyGone where it is lost."""
    found = queries.key(session, poll_id)
    if found is None:
        raise KeyGone
    try:
        return sealing.unwrapped(keyring.ring(), poll_id, found.wrapped, found.wrapped_by)
    except (Undecipherable, NoSuchKey) as error:
        raise KeyGone from error


def destroy(session: Session, poll_id: int) -> None:
    """Destroy a vote's key: what it sealed, wherever a copy lies, can never be opened again."""
    session.execute(delete(PollKey).where(PollKey.poll_id == poll_id))


def rotate(session: Session, limit: int) -> int:
    """Wrap some votes' keys anew with the installation's current one; returns how many."""
    ring = keyring.ring()
    found = queries.keys_to_rotate(session, ring.current, limit)
    for one in found:
        key = sealing.unwrapped(ring, one.poll_id, one.wrapped, one.wrapped_by)
        one.wrapped, one.wrapped_by = sealing.wrapped(ring, one.poll_id, key)
    session.flush()
    return len(found)
