"""Pages of the timetable: its activities, what it must keep to, the board and the solver."""

from app.schedule.routes import activities, board, hindering, listing, placing, warnings
from app.schedule.routes.blueprint import bp

__all__ = [
    "activities",
    "board",
    "bp",
    "hindering",
    "listing",
    "placing",
    "warnings",
]
