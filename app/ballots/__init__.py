"""Votes of the members: one region one vote, open or secret, counted from the kept ballots."""
