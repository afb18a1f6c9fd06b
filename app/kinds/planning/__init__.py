"""What usually takes place at each kind of meeting, after the editions that were held."""

from app.kinds.planning.journeys import GAMES_WEEK, VISIT_DAYS
from app.kinds.planning.meetings import ASSEMBLY_DAYS, COMMITTEE_DAYS, FORUM_DAYS, MAYORS_DAYS

__all__ = [
    "ASSEMBLY_DAYS",
    "COMMITTEE_DAYS",
    "FORUM_DAYS",
    "GAMES_WEEK",
    "MAYORS_DAYS",
    "VISIT_DAYS",
]
