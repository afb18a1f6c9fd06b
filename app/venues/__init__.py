"""Venues of an edition: their spaces, when these are open or blocked, and the ways between them."""
