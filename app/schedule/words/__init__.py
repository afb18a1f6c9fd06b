"""The words of the timetable."""
