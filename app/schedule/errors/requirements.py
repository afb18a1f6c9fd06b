"""Why a requirement or wish may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class NothingNamed(Refused):
    """It is not said what a requirement is about."""

    def __init__(self, field: str) -> None:
        """Ask for it."""
        super().__init__(_("Say what it is about: tick at least one."), field)


class TooFewNamed(Refused):
    """A requirement about how things stand to each other names one thing only."""

    def __init__(self, field: str) -> None:
        """Ask for more."""
        super().__init__(_("Tick two activities at least, or a group."), field)


class SameTwice(Refused):
    """Something would have to come before itself."""

    def __init__(self, field: str) -> None:
        """Say so."""
        super().__init__(_("Something stands on both sides: it cannot come before itself."), field)


class WindowIncomplete(Refused):
    """A time has no beginning, no end, or ends before it begins."""

    def __init__(self, field: str) -> None:
        """Say so."""
        super().__init__(_("Write from when until when; the end comes after the beginning."), field)


class NoWindow(Refused):
    """A requirement about times names no time."""

    def __init__(self, field: str) -> None:
        """Ask for one."""
        super().__init__(_("Write one time at least."), field)
