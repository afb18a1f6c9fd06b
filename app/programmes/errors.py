"""What programmes refuse."""

from app.core.errors import Refused


class SlugTaken(Refused):
    """Another programme already has this short name."""


class AlreadyMember(Refused):
    """The region is a member now."""


class NotCurrent(Refused):
    """The membership has ended or has not ended, and what was asked fits only the other."""


class DatesInDisorder(Refused):
    """Something ends before it begins."""
