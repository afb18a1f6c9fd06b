"""When decisions are made, and which outcome a proposal can get."""

from datetime import datetime
from typing import Literal

from app.calls.models import Call
from app.calls.rules import phase_of, standing
from app.decisions.errors import (
    AgainstTheVote,
    AlreadyFinal,
    NoDecisions,
    RevisedAlready,
    TooEarly,
    UntilPassed,
)

Outcome = Literal["accepted", "rejected", "revise", "deferred"]
# In these states a proposal waits for a decision.
DECIDABLE = frozenset({"submitted", "revise"})
# What the count of a vote offers; of a tie or without a quorum it offers nothing.
OFFERED: dict[str, Outcome] = {
    "carried": "accepted",
    "chosen": "accepted",
    "lost": "rejected",
    "not-chosen": "rejected",
}


def check_time(call: Call, now: datetime) -> None:
    """Refuse decisions before their time; the phases must be loaded.

    Where phases of review are set, decisions are made in those that allow it and until the next one
    begins, and in any case once all are over. Raises NoDecisions, TooEarly.
    """
    stands = standing(call, now)
    if stands in {"draft", "cancelled"}:
        raise NoDecisions
    if stands != "closed" or not _phases_allow(call, now):
        raise TooEarly


def _phases_allow(call: Call, now: datetime) -> bool:
    """Tell whether the phases of review let decisions be made."""
    if now_open := phase_of(call.phases, now):
        return now_open.may_decide
    if all(one.closes_at <= now for one in call.phases):
        return True
    begun = [one for one in call.phases if one.opens_at <= now]
    return bool(begun) and max(begun, key=lambda one: one.opens_at).may_decide


def offered(vote: str | None) -> Outcome | None:
    """Return the outcome that a counted vote stands for, if it stands for one."""
    return OFFERED.get(vote or "")


def check_outcome(
    outcome: str, state: str, number: int | None, *, by_vote: bool, vote: str | None
) -> None:
    """Refuse an outcome that a proposal in a state cannot get; `vote` is what the count says.

    Where members vote, only what was carried is accepted, and only what was counted is rejected.
    Raises AlreadyFinal, RevisedAlready, AgainstTheVote.
    """
    if state not in DECIDABLE:
        raise AlreadyFinal(number)
    if outcome == "revise" and state == "revise":
        raise RevisedAlready(number)
    if not by_vote or outcome in {"revise", "deferred"}:
        return
    carried = offered(vote) == "accepted"
    if vote is None or carried != (outcome == "accepted"):
        raise AgainstTheVote(number)


def check_until(until: datetime | None, now: datetime) -> None:
    """Refuse a time to revise that is over already; raises UntilPassed."""
    if until is not None and until <= now:
        raise UntilPassed
