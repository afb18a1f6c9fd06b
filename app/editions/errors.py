"""Why a change to an edition may be refused."""

from collections.abc import Sequence

from app.core.errors import Refused
from app.core.languages import _


class NumberTaken(Refused):
    """Another edition of the programme bears this number."""

    def __init__(self, number: str) -> None:
        """Name the number."""
        super().__init__(
            _("Another edition of this programme is number %(number)s.", number=number), "number"
        )


class DaysReversed(Refused):
    """The last day stands before the first, or a day is missing."""

    def __init__(self) -> None:
        """Say how the days must stand."""
        super().__init__(_("Give both days, the last one on or after the first."), "ends_on")


class HostTwice(Refused):
    """The same region is host and second host."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("The second host must be another region than the host."), "co_host")


class NoZone(Refused):
    """Neither the form nor the host region says which clocks hold."""

    def __init__(self) -> None:
        """Ask for the zone."""
        super().__init__(_("Choose the time zone: the host region has none."), "zone")


class UnknownRole(Refused):
    """The kind of programme has no such role."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This kind of programme has no such role."), "roles")


class NoRoles(Refused):
    """Nobody could be entered in any role."""

    def __init__(self) -> None:
        """Ask for a role."""
        super().__init__(_("Offer at least one role."), "roles")


class StillEntered(Refused):
    """What is taken away still has people in it."""

    def __init__(self, what: Sequence[str], field: str) -> None:
        """Name who is still entered."""
        super().__init__(
            _(
                "People are still entered here: %(what)s. They must be withdrawn first.",
                what="; ".join(what),
            ),
            field,
        )


class LimitUnderTaken(Refused):
    """A limit would be lower than the number of people already entered."""

    def __init__(self, over: Sequence[str]) -> None:
        """Name every place that is over, with both figures."""
        super().__init__(
            _(
                "More people are already entered than the new limit allows: %(over)s.",
                over="; ".join(over),
            )
        )


class WindowReversed(Refused):
    """Registration would close before it opens."""

    def __init__(self) -> None:
        """Say how the moments must stand."""
        super().__init__(_("Registration must close after it opens."), "closes_at")


class WindowPassed(Refused):
    """Registration is opened with a deadline that has passed."""

    def __init__(self) -> None:
        """Ask for a later moment."""
        super().__init__(_("This moment has passed: choose a later one."), "closes_at")


class NotBeingPrepared(Refused):
    """Registration opens only while an edition is being prepared."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Registration opens only for an edition that is being prepared."))


class StatusNotPossible(Refused):
    """The edition cannot pass from its status to the one chosen."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This cannot follow on what the edition is now."), "status_chosen")


class ReasonMissing(Refused):
    """A postponement or cancellation needs its reason."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__(_("Say why, in a sentence."), "reason")


class NoPlaceLeft(Refused):
    """A limit is reached."""

    def __init__(self, *, role: bool, region: bool) -> None:
        """Say which limit it is: of the role, of the region, of both or of the edition."""
        sentences = {
            (True, True): _("Your region has no place left in this role."),
            (False, True): _("Your region has no place left in this edition."),
            (True, False): _("No place is left in this role in the whole edition."),
            (False, False): _("No place is left in the whole edition."),
        }
        super().__init__(sentences[role, region], "role" if role else None)
