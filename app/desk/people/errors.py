"""Why an invitation is refused."""

from app.core.errors import Refused
from app.core.languages import _


class NotAMember(Refused):
    """The region does not belong to the programme."""

    def __init__(self) -> None:
        """Point at the region."""
        super().__init__(_("This region is not a member of the programme."), "region")
