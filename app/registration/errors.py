"""Why something about a delegation may be refused."""

from app.core.errors import Refused
from app.core.languages import _, ngettext


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


class SexMissing(Refused):
    """A limit counts by sex, and nobody said this person's."""

    def __init__(self) -> None:
        """Say why it is needed."""
        super().__init__(_("Say the sex: a limit of this edition counts by it."), "sex")


class NoOffer(Refused):
    """The person has no offer of a place: it was answered, or never made."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("There is no offer of a place any more, or it was answered."))


class OfferLapsed(Refused):
    """The time to accept an offer is over."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The time to accept this place is over. It goes to the next person."))


class StillWaiting(Refused):
    """A waiting list cannot be ended while people stand on it."""

    def __init__(self, people: int) -> None:
        """Say how many they are, and what can be done."""
        super().__init__(
            ngettext(
                "%(num)s person still waits or has the offer of a place. Raise the limits, or ask "
                "the region to withdraw the person.",
                "%(num)s people still wait or have the offer of a place. Raise the limits, or ask "
                "the regions to withdraw them.",
                people,
            ),
            "waiting_list",
        )


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
