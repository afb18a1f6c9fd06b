"""Why something about a venue may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class PointIncomplete(Refused):
    """One of the two numbers that make a point on the map is missing."""

    def __init__(self) -> None:
        """Ask for the other one."""
        super().__init__(_("Give latitude and longitude, or neither."), "longitude")


class HoursUnclear(Refused):
    """Opening hours are written so that nobody knows what they mean."""

    def __init__(self, field: str | None = None) -> None:
        """Show how they are written."""
        super().__init__(
            _("Write hours as 09:00-12:00, 13:00-18:00: from and until, by commas."), field
        )


class HoursOverlap(Refused):
    """Two stretches of the same day overlap."""

    def __init__(self, field: str | None = None) -> None:
        """Say so."""
        super().__init__(_("Two of these times overlap: write them as one."), field)


class BlockedBackwards(Refused):
    """A blocked time ends before it begins."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("It ends before it begins."), "ends_at")
