"""What a timetable must be, decided without a database."""
