"""Finding what is kept, of whom, under which rules, and what has to go."""

from app.retention.queries.held import LEFT, held, ids_left, letters_left
from app.retention.queries.said import days_of_programme, days_of_region, rule, run_of

__all__ = [
    "LEFT",
    "days_of_programme",
    "days_of_region",
    "held",
    "ids_left",
    "letters_left",
    "rule",
    "run_of",
]
