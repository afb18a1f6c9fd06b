"""Finding decisions: the ranking, what is pending, what was released, and whom it concerns."""

from app.decisions.queries.pending import (
    chosen,
    decidable,
    hold,
    last_released,
    pending,
    pending_ids,
    pending_of,
)
from app.decisions.queries.ranking import PAGE, Line, Ranking, Wanted, ranking
from app.decisions.queries.released import (
    line,
    next_number,
    release_seen,
    releases,
    results,
)
from app.decisions.queries.telling import asked_by_mail, concerned, coordinators_by_region, remarks

__all__ = [
    "PAGE",
    "Line",
    "Ranking",
    "Wanted",
    "asked_by_mail",
    "chosen",
    "concerned",
    "coordinators_by_region",
    "decidable",
    "hold",
    "last_released",
    "line",
    "next_number",
    "pending",
    "pending_ids",
    "pending_of",
    "ranking",
    "release_seen",
    "releases",
    "remarks",
    "results",
]
