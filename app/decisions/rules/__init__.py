"""When decisions are made, where proposals stand, how they rank, and what a release is about."""

from app.decisions.rules.deciding import (
    DECIDABLE,
    Outcome,
    check_outcome,
    check_time,
    check_until,
    offered,
)
from app.decisions.rules.ranking import FROM_ABOVE, SORTS, USUAL, Row, ordered, places
from app.decisions.rules.releasing import (
    Facts,
    Warnings,
    digest,
    reachable,
    releasable,
    warnings,
)
from app.decisions.rules.standing import PENDING, STANDINGS, Standing, stands

__all__ = [
    "DECIDABLE",
    "FROM_ABOVE",
    "PENDING",
    "SORTS",
    "STANDINGS",
    "USUAL",
    "Facts",
    "Outcome",
    "Row",
    "Standing",
    "Warnings",
    "check_outcome",
    "check_time",
    "check_until",
    "digest",
    "offered",
    "ordered",
    "places",
    "reachable",
    "releasable",
    "stands",
    "warnings",
]
