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
from app.proposals.rules.proposers import check_proposer
from app.proposals.rules.texts import Text, settled
from app.proposals.rules.timing import check_in_time, open_until

__all__ = [
    "STEPS",
    "TAKE_UP",
    "Change",
    "Content",
    "Piece",
    "Text",
    "after",
    "check_in_time",
    "check_proposer",
    "content_of",
    "difference",
    "missing",
    "newest_papers",
    "open_until",
    "pieces",
    "same",
    "settled",
    "summary_of",
    "title_of",
]
