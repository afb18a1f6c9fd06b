"""Why a file, a row or a cell may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class FileRefused(Refused):
    """The file cannot be read, or not in the way that was chosen."""


class CellRefused(Refused):
    """A cell does not mean what its column is for."""


class NotReady(Refused):
    """The import is past the step that was asked for."""

    def __init__(self) -> None:
        """Say what happened meanwhile."""
        super().__init__(
            _("This import has gone on meanwhile. What it is doing now is shown below.")
        )


class NothingToApply(Refused):
    """No row of the import would change anything."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("No row can be applied: there is nothing new and nothing changed."))


class FileGone(Refused):
    """The uploaded file has been deleted."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The file has been deleted. Upload it again."))


class ChangedSince(Refused):
    """What an import wrote was changed after it."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Not undone: this person was changed since."))
