"""Decisions about questions: which are shown, what is missing, how an answer is read."""
