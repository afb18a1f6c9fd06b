"""Why a person is not erased."""

from app.core.errors import Refused
from app.core.languages import _


class NotNamed(Refused):
    """Whoever erases a person writes the name: nobody is erased by a slip."""

    def __init__(self) -> None:
        """Say so at the field of the name."""
        super().__init__(_("Write the name exactly as it stands above."), field="named")


class AlreadyErased(Refused):
    """There is nothing left of the person."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This person's data has been erased."))
