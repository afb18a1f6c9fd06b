"""Why a release, a sign-up or a link may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class NothingPlaced(Refused):
    """No activity stands at a time, and nothing was released before."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Nothing is placed yet: give an activity a time first."))


class NothingChanged(Refused):
    """The draft is what was released last."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Nothing has changed since the last release."))


class OtherDraft(Refused):
    """The draft is no longer the one that the person saw."""

    def __init__(self) -> None:
        """Ask to look again."""
        super().__init__(_("The draft was changed meanwhile. Look at it again, then release it."))


class ReasonNeeded(Refused):
    """Something hard is broken, and nobody said why it is released all the same."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__(_("Say why it is released although requirements are broken."), "reason")


class NotConfirmed(Refused):
    """Warnings stand, and nobody ticked that they were seen."""

    def __init__(self) -> None:
        """Ask for the tick."""
        super().__init__(_("Confirm that you have seen the warnings."), "confirmed")


class NoPlaceLeft(Refused):
    """All places of an activity are taken."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("No place is left."))


class NoSignUp(Refused):
    """An activity is not one to sign up for now."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Nobody can sign up for this now."))


class AlreadyBegun(Refused):
    """An activity has begun, and places are neither taken nor given back any more."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("It has begun already."))


class SameTime(Refused):
    """The person has something else at that time."""

    def __init__(self, title: str) -> None:
        """Name it."""
        super().__init__(_("At that time there is already: %(activity)s", activity=title))


class TooMuch(Refused):
    """A file would hold more than is made while somebody waits."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("That is too much for one file: ask for one day."))
