"""Proposals: drafted by several parties in several languages, submitted in versions, never lost."""
