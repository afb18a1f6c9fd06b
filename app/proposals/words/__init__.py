"""The words of proposals, and a proposal's content laid out in the reader's language."""

from app.proposals.words.laying import Names, Row, content_rows, difference_rows, text_rows
from app.proposals.words.papers import size
from app.proposals.words.states import (
    PARTS,
    in_language,
    numbered,
    part,
    party_name,
    party_state,
    party_tone,
    payer,
    state,
    text_status,
    text_tone,
    title,
    tone,
    usual_lines,
)
from app.proposals.words.writing import wrote

__all__ = [
    "PARTS",
    "Names",
    "Row",
    "content_rows",
    "difference_rows",
    "in_language",
    "numbered",
    "part",
    "party_name",
    "party_state",
    "party_tone",
    "payer",
    "size",
    "state",
    "text_rows",
    "text_status",
    "text_tone",
    "title",
    "tone",
    "usual_lines",
    "wrote",
]
