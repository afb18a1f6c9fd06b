"""Where a vote stands, and what may be done with it then; a moment at the deadline is late."""

from datetime import date, datetime, timedelta
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from app.ballots.errors import VoteBegun, VoteCancelled, VoteClosed, VoteNotOpen, VoteRunning

# A ballot that arrived in time may still wait for its turn to be written: the count waits for it.
SETTLING = timedelta(minutes=1)
Standing = Literal["prepared", "coming", "open", "closed", "counted", "cancelled"]


class Poll(Protocol):
    """What of a vote says where it stands."""

    opens_at: datetime
    closes_at: datetime
    zone: str
    opened_at: datetime | None
    cancelled_at: datetime | None
    counted_at: datetime | None


def standing(poll: Poll, now: datetime) -> Standing:
    """Tell where a vote stands: prepared until the coordinator opens it, coming until its time."""
    if poll.cancelled_at is not None:
        return "cancelled"
    if poll.opened_at is None:
        return "prepared"
    if poll.counted_at is not None:
        return "counted"
    if now < poll.opens_at:
        return "coming"
    return "open" if now < poll.closes_at else "closed"


def check_cast(poll: Poll, now: datetime) -> None:
    """Refuse a ballot before the opening and from the deadline on.

    Raises VoteNotOpen, VoteClosed, VoteCancelled.
    """
    stands = standing(poll, now)
    if stands == "cancelled":
        raise VoteCancelled
    if stands in {"prepared", "coming"}:
        raise VoteNotOpen
    if stands != "open":
        raise VoteClosed


def check_change(poll: Poll, now: datetime) -> None:
    """Refuse to change a vote that was opened; raises VoteBegun, VoteCancelled."""
    stands = standing(poll, now)
    if stands == "cancelled":
        raise VoteCancelled
    if stands != "prepared":
        raise VoteBegun


def check_count(poll: Poll, now: datetime) -> None:
    """Refuse to count until a minute after the deadline.

    Raises VoteRunning, VoteNotOpen, VoteCancelled.
    """
    stands = standing(poll, now)
    if stands == "cancelled":
        raise VoteCancelled
    if stands == "prepared":
        raise VoteNotOpen
    if stands != "counted" and now < poll.closes_at + SETTLING:
        raise VoteRunning


def day_of(poll: Poll, now: datetime) -> date:
    """Return the day on which rights to vote hold: that of the opening, or today if it is past."""
    return max(poll.opens_at, now).astimezone(ZoneInfo(poll.zone)).date()
