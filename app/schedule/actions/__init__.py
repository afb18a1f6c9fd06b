"""What planners do with a timetable."""
