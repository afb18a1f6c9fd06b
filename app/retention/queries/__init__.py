"""Finding what is kept, of whom, under which rules, and what has to go."""

from app.retention.queries.held import held, ids_left, letters_left
from app.retention.queries.people import (
    come_back,
    guardians_of,
    letters_about,
    old_letters,
    options_of,
    requests_about,
    uploads_with,
)
from app.retention.queries.places import editions_of, region_names
from app.retention.queries.said import all_days, rule, run_of

__all__ = [
    "all_days",
    "come_back",
    "editions_of",
    "guardians_of",
    "held",
    "ids_left",
    "letters_about",
    "letters_left",
    "old_letters",
    "options_of",
    "region_names",
    "requests_about",
    "rule",
    "run_of",
    "uploads_with",
]
