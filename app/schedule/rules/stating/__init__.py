"""An edition's draft stated as a timetable's problem, with all that goes without saying."""

from app.schedule.rules.stating.stated import Stated, state

__all__ = ["Stated", "state"]
