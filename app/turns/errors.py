"""What turns refuse."""

from app.core.errors import Refused, Stale


class YearTaken(Refused):
    """Another turn is live in this year."""


class NotPossible(Refused):
    """A turn in this state cannot take this step."""


class Overtaken(Stale):
    """Somebody else moved the turn on in the meantime."""


class ReasonMissing(Refused):
    """What departs from the rule, or undoes something agreed, needs its reason."""


class NotAMember(Refused):
    """The region is no member of the programme."""


class DocumentUnusable(Refused):
    """A programme document cannot be applied here."""
