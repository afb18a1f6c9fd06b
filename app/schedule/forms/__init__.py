"""The questions of the timetable's pages."""
