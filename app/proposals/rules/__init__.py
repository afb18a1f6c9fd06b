"""The states of a proposal, what a submission needs, its texts, and what changed in it."""

from app.proposals.rules.content import (
    Content,
    content_of,
    missing,
    newest_papers,
    same,
    summary_of,
    title_of,
)
from app.proposals.rules.differing import Change, Piece, difference, pieces
from app.proposals.rules.life import STEPS, TAKE_UP, after
from app.proposals.rules.linking import (
    A_DAY,
    LONGEST_DAYS,
    MOST_A_DAY,
    MOST_LINKS,
    USUAL_DAYS,
    ends,
    opens,
)
from app.proposals.rules.papers import LARGEST, MOST, ROOM, Line, check_room, lines
from app.proposals.rules.proposers import check_proposer
from app.proposals.rules.texts import Text, settled
from app.proposals.rules.timing import check_in_time, open_until

__all__ = [
    "A_DAY",
    "LARGEST",
    "LONGEST_DAYS",
    "MOST",
    "MOST_A_DAY",
    "MOST_LINKS",
    "ROOM",
    "STEPS",
    "TAKE_UP",
    "USUAL_DAYS",
    "Change",
    "Content",
    "Line",
    "Piece",
    "Text",
    "after",
    "check_in_time",
    "check_proposer",
    "check_room",
    "content_of",
    "difference",
    "ends",
    "lines",
    "missing",
    "newest_papers",
    "open_until",
    "opens",
    "pieces",
    "same",
    "settled",
    "summary_of",
    "title_of",
]
