"""Why something about a timetable may be refused."""
