"""The timetable of an edition: activities, the board, its warnings, and the solver."""
