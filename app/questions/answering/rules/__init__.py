"""Decisions about answers: which files are taken, what a passport warns of, what is missing."""
