"""Decisions: the ranking, what is decided but not yet told, and its release."""
