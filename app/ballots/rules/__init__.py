"""Who may vote, where a vote stands, how ballots are sealed, and how they are counted."""

from app.ballots.rules.counting import (
    ABSTAIN,
    ANSWERS,
    CHOICE,
    Choices,
    Result,
    Tally,
    Terms,
    check_ballot,
    count,
)
from app.ballots.rules.document import FORMAT, recount
from app.ballots.rules.electors import Entitlement, Member, Pause, electors
from app.ballots.rules.standing import (
    Standing,
    check_cast,
    check_change,
    check_count,
    day_of,
    standing,
)

__all__ = [
    "ABSTAIN",
    "ANSWERS",
    "CHOICE",
    "FORMAT",
    "Choices",
    "Entitlement",
    "Member",
    "Pause",
    "Result",
    "Standing",
    "Tally",
    "Terms",
    "check_ballot",
    "check_cast",
    "check_change",
    "check_count",
    "count",
    "day_of",
    "electors",
    "recount",
    "standing",
]
