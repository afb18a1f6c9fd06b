"""Whose turn it is to host: forecast, offers and answers, and the edition a turn becomes."""
