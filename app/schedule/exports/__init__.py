"""Timetables as files for other programs."""
