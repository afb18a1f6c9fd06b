"""Why something about a delegation may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class RegistrationNotOpen(Refused):
    """Registration has not opened, or the coordinator closed it."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Registration is not open."))


class RegistrationLate(Refused):
    """The deadline has passed."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            _("The registration deadline has passed. Ask the programme's coordinator.")
        )


class NotTakingPart(Refused):
    """The region said that it does not take part."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("Your region answered that it does not take part. Change the answer first.")
        )


class PeopleEntered(Refused):
    """A region cannot stay away while its people are entered."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("People are still entered. Withdraw them first, then answer again."), "taking_part"
        )


class RoleNotOffered(Refused):
    """The edition offers no such role."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This edition does not offer this role."), "role")


class NameRefused(Refused):
    """A part of a name breaks the rule of its field."""


class BirthDateRefused(Refused):
    """Nobody who takes part was born on that day."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__(_("Write a day that has passed, not before 1900."), "birth_date")


class SubmissionUsed(Refused):
    """The same form was already sent with other answers."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _(
                "This form was already sent with other answers, and that person is entered. "
                "Send it again to enter one more person."
            )
        )
