"""What votes ask a kind to decide."""

from dataclasses import dataclass

from app.calls.models import Call
from app.core.errors import Absent
from app.programmes.kind import Terms


@dataclass(frozen=True, kw_only=True)
class VotingTerms(Terms):
    """Which classes of members vote, and what a new vote starts with (the quorum in percent).

    `fewest` is how many ballots of a secret vote there must be for any to be read.
    """

    classes: frozenset[str] = frozenset({"full"})
    quorum: int = 50
    majority: str = "simple"
    fewest: int = 5


def of_call(call: Call) -> VotingTerms:
    """Return what the call's kind of programme says about votes; its programme must be loaded."""
    try:
        return call.programme.kind.terms(VotingTerms)
    except Absent:
        return VotingTerms()
