"""Released timetables: what changed, who is told, and everybody's own programme."""
