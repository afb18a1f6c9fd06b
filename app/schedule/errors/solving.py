"""Why a search may be refused, or what it found."""

from app.core.errors import Refused
from app.core.languages import _


class AlreadySearching(Refused):
    """One search at a time in an edition."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("A search is at work in this edition. Wait for its end, or stop it first.")
        )


class NothingChosen(Refused):
    """Nothing may move, or no change was chosen."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Choose at least one activity."))


class TooMuch(Refused):
    """More may move than one search can hold."""

    def __init__(self, most: int) -> None:
        """Say how many may."""
        super().__init__(
            _("At most %(most)s activities may move in one search. Choose fewer.", most=most)
        )


class NothingFound(Refused):
    """There is no plan to take over."""

    def __init__(self) -> None:
        """Say why."""
        super().__init__(
            _("There is no plan to take over: none was found, or it was deleted after 30 days.")
        )
