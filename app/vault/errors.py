"""Why something sealed is not shown."""

from app.core.errors import Refused
from app.core.languages import _


class Unreadable(Refused):
    """What is sealed was tampered with, moved, or its key is not this installation's."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("What is stored here cannot be read."))


class Erased(Unreadable):
    """The person's key was destroyed: nobody can read what it sealed."""

    def __init__(self) -> None:
        """Say so."""
        Refused.__init__(self, _("This person's data has been erased."))


class NoReason(Refused):
    """Nobody looks at sealed data without saying why."""

    def __init__(self) -> None:
        """Say so at the field of the reason."""
        super().__init__(_("Say why you need to see this."), field="reason")
