"""Delegations that come as files: read in any encoding, previewed by the cell, undone."""
