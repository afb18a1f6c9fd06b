"""Pages of the timetable: its activities, what it must keep to, the board and the solver."""

from app.schedule.routes.blueprint import bp

__all__ = ["bp"]
