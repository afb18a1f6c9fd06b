"""A timetable from an empty board to its release, as people do it, with pictures: `make tour`."""
