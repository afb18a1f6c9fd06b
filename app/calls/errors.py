"""Why something about a call may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class CallNotOpen(Refused):
    """The call is not published, or proposals are not taken yet."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This call is not open yet."))


class CallClosed(Refused):
    """The deadline has passed."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            _("The deadline of this call has passed. With an access code you can still propose.")
        )


class CallCancelled(Refused):
    """The call was cancelled."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This call was cancelled."))


class CodeUnusable(Refused):
    """An access code is wrong, over, revoked, used up or of another region."""

    def __init__(self) -> None:
        """Tell nobody which of these it is."""
        super().__init__(_("This code does not work here. Ask whoever sent it to you."), "code")
