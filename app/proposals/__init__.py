"""Proposals: drafted by regions in several languages, submitted in versions, compared, answered."""
