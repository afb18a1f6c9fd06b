"""Why a change to an edition may be refused."""

from collections.abc import Sequence
from datetime import date

from app.core.errors import Refused
from app.core.languages import _, day


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


class LimitOfNoRole(Refused):
    """A further limit is about a role that is not offered."""

    def __init__(self, role: str) -> None:
        """Name the role."""
        super().__init__(
            _("A further limit is about a role that is not offered: %(role)s.", role=role)
        )


class LeastAboveMost(Refused):
    """A minimum stands above the maximum of the same people."""

    def __init__(self, bound: tuple[int | None, int | None], role: str) -> None:
        """Name the most, the fewest, and the role if there is one."""
        numbers = {"most": bound[0], "least": bound[1], "role": role}
        super().__init__(
            _("%(role)s: at least %(least)s and at most %(most)s cannot both hold.", **numbers)
            if role
            else _("At least %(least)s and at most %(most)s people cannot both hold.", **numbers)
        )


class AgesReversed(Refused):
    """The lowest age of a role stands above its highest."""

    def __init__(self, role: str) -> None:
        """Name the role."""
        super().__init__(_("%(role)s: the highest age must not be under the lowest.", role=role))


class SexUnknown(Refused):
    """A limit would count people by sex whose sex nobody said."""

    def __init__(self, people: Sequence[str]) -> None:
        """Name how many they are and where."""
        super().__init__(
            _(
                "The sex of these people is not known, so no limit can count them: %(people)s. "
                "Ask for each person's sex first.",
                people="; ".join(people),
            )
        )


class AgeRefused(Refused):
    """A person is too young or too old for a role, or the birth date is missing."""

    def __init__(self, on: date, lowest: int | None, highest: int | None) -> None:
        """Name the day and the ages."""
        told = {"day": day(on), "lowest": lowest, "highest": highest}
        if highest is None:
            sentence = _("In this role people must be at least %(lowest)s on %(day)s.", **told)
        elif lowest is None:
            sentence = _("In this role people must be at most %(highest)s on %(day)s.", **told)
        else:
            sentence = _(
                "In this role people must be %(lowest)s to %(highest)s years old on %(day)s.",
                **told,
            )
        super().__init__(sentence, "birth_date")


class NoPlaceLeft(Refused):
    """A limit is reached."""

    def __init__(self, *, role: bool, region: bool, sex: bool = False) -> None:
        """Say which limit it is: of the role, the region, the sex, several, or the edition."""
        sentences = {
            (True, True, False): _("Your region has no place left in this role."),
            (False, True, False): _("Your region has no place left in this edition."),
            (True, False, False): _("No place is left in this role in the whole edition."),
            (False, False, False): _("No place is left in the whole edition."),
            (True, True, True): _(
                "Your region has no place left in this role for people of this sex."
            ),
            (False, True, True): _(
                "Your region has no place left in this edition for people of this sex."
            ),
            (True, False, True): _(
                "No place is left in this role for people of this sex in the whole edition."
            ),
            (False, False, True): _(
                "No place is left for people of this sex in the whole edition."
            ),
        }
        super().__init__(sentences[role, region, sex], "role" if role else "sex" if sex else None)
