"""Pages of the timetable: its activities, what it must keep to, the board and the solver."""

from app.schedule.routes import (
    activities,
    board,
    groups,
    hindering,
    importing,
    listing,
    panels,
    people,
    placing,
    repairing,
    requirements,
    solving,
    sources,
    templates,
    warnings,
)
from app.schedule.routes.blueprint import bp

__all__ = [
    "activities",
    "board",
    "bp",
    "groups",
    "hindering",
    "importing",
    "listing",
    "panels",
    "people",
    "placing",
    "repairing",
    "requirements",
    "solving",
    "sources",
    "templates",
    "warnings",
]
