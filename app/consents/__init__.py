"""Minors and their guardians: what a guardian agreed to, as evidence that nobody can change."""
