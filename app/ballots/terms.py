"""What votes ask a kind to decide."""

from dataclasses import dataclass

from app.programmes.kind import Terms


@dataclass(frozen=True, kw_only=True)
class VotingTerms(Terms):
    """Which classes of members vote, and what a new vote starts with (the quorum in percent)."""

    classes: frozenset[str] = frozenset({"full"})
    quorum: int = 50
    majority: str = "simple"
