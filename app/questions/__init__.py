"""The questions an edition asks of each role, and the answers people gave."""
