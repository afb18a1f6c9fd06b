"""Who may not judge what, who gets what to review, what a phase shows, what scores add up to."""

from app.reviews.rules.assigning import Able, Plan, Shortage, Sought, Uneven, assign, by_area
from app.reviews.rules.conflicts import REASONS, Involved, conflicts
from app.reviews.rules.content import shown
from app.reviews.rules.reminding import due
from app.reviews.rules.scoring import check_scores, signature, total
from app.reviews.rules.sight import Part, Sight, sight

__all__ = [
    "REASONS",
    "Able",
    "Involved",
    "Part",
    "Plan",
    "Shortage",
    "Sight",
    "Sought",
    "Uneven",
    "assign",
    "by_area",
    "check_scores",
    "conflicts",
    "due",
    "shown",
    "sight",
    "signature",
    "total",
]
