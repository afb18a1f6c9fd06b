"""What registration asks a kind to decide; editions ask the same, so the terms stand there."""

from app.editions.terms import EntryTerms, RoleTerms

__all__ = ["EntryTerms", "RoleTerms"]
