"""The venues of a timetable, and who plans them."""

from tests.schedule.conftest import planner, timetable

__all__ = ["planner", "timetable"]
