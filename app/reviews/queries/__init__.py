"""Finding reviewers, what they have to review, conflicts of interest, reviews and their figures."""

from app.reviews.queries.conflicts import declared, regions_of, shut, ties
from app.reviews.queries.conflicts import found as conflicts
from app.reviews.queries.figures import Figures, figures
from app.reviews.queries.open_reviews import open_reviews, phase_held, phases_open, reminded
from app.reviews.queries.papers import paper
from app.reviews.queries.queue import Task, queue
from app.reviews.queries.reading import Reading, involved, own_review, reading, remarks, reviews
from app.reviews.queries.reviewers import (
    Given,
    area_rows,
    assigned,
    assignments_of,
    begun,
    eligible,
    former,
    live_of,
    proposal_of,
    reviewer,
    reviewers,
)

__all__ = [
    "Figures",
    "Given",
    "Reading",
    "Task",
    "area_rows",
    "assigned",
    "assignments_of",
    "begun",
    "conflicts",
    "declared",
    "eligible",
    "figures",
    "former",
    "involved",
    "live_of",
    "open_reviews",
    "own_review",
    "paper",
    "phase_held",
    "phases_open",
    "proposal_of",
    "queue",
    "reading",
    "regions_of",
    "remarks",
    "reminded",
    "reviewer",
    "reviewers",
    "reviews",
    "shut",
    "ties",
]
