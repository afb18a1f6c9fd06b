"""Why signing in, passwords, invitations and grants are refused."""

from app.core.errors import Refused
from app.core.languages import _


class WrongCredentials(Refused):
    """The mail is unknown, or the password is wrong, or there is none: one answer for all."""

    def __init__(self) -> None:
        """Say as little as possible."""
        super().__init__(_("This e-mail address and this password do not belong together."))


class TooManyAttempts(Refused):
    """The counters of this account, this address or all say no for a while."""

    def __init__(self) -> None:
        """Ask for patience."""
        super().__init__(_("There were too many attempts. Wait a quarter of an hour."))


class WrongPassword(Refused):
    """The current password is wrong."""

    def __init__(self) -> None:
        """Point at the current password."""
        super().__init__(_("This is not your current password."), "current")


class WeakPassword(Refused):
    """The password is short, long, or one of those that are tried first."""

    def __init__(self, message: str) -> None:
        """Point at the password."""
        super().__init__(message, "password")


class LinkIsDead(Refused):
    """The link was used, cancelled, or is too old."""

    def __init__(self) -> None:
        """Say what may have happened."""
        super().__init__(_("This link was used already, was withdrawn, or is too old."))


class AlreadyInvited(Refused):
    """The same person has an invitation to the same role that still waits."""

    def __init__(self) -> None:
        """Point at the mail."""
        super().__init__(
            _("This person is invited to this role already: send the invitation again instead."),
            "email",
        )


class AlreadyHeld(Refused):
    """The person holds the role already."""

    def __init__(self) -> None:
        """Point at the mail."""
        super().__init__(_("This person holds this role already."), "email")


class SignInFirst(Refused):
    """The address of the invitation has an account."""

    def __init__(self) -> None:
        """Say how to go on."""
        super().__init__(_("There is an account with this address: sign in to accept."))


class OtherPerson(Refused):
    """Somebody else is signed in."""

    def __init__(self) -> None:
        """Ask to sign out."""
        super().__init__(_("The invitation is for somebody else: sign out first."))


class LastAdministrator(Refused):
    """Nobody would be left to administer."""

    def __init__(self) -> None:
        """Say what to do first."""
        super().__init__(_("This is the last administrator: invite another administrator before."))


class AdministratorExists(Refused):
    """The installation has an administrator already."""

    def __init__(self) -> None:
        """Say who may invite."""
        super().__init__(_("There is an administrator already, who can invite others."))
