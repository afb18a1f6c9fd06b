"""What turns refuse."""

from app.core.errors import Refused, Stale
from app.core.languages import _, _l

_NOW = {
    "offered": _l("The turn is offered to its region, which has not answered yet."),
    "accepted": _l("The region has accepted the turn."),
    "declined": _l("The region has declined the turn."),
    "withdrawn": _l("The offer of the turn has been withdrawn."),
    "swapped": _l("The turn has been swapped with another."),
    "postponed": _l("The turn has been postponed."),
    "cancelled": _l("The turn has been cancelled."),
    "opened": _l("The edition of this turn has been opened."),
}


class NotPossible(Refused):
    """A turn in this state cannot take this step."""

    def __init__(self, state: str) -> None:
        """Say what became of the turn."""
        super().__init__(str(_NOW[state]))


class Overtaken(Stale):
    """Somebody else moved the turn on in the meantime."""

    def __init__(self, state: str) -> None:
        """Say what became of the turn."""
        super().__init__(
            _("Somebody else moved this turn on while you looked at it. Nothing was changed."),
            {_("The turn"): str(_NOW[state])},
        )


class YearTaken(Refused):
    """Another turn is live in this year."""

    def __init__(self, year: int, region: str, field: str) -> None:
        """Name the region whose turn it is."""
        super().__init__(
            _("%(year)s is the turn of %(region)s already.", year=year, region=region), field
        )


class ReasonMissing(Refused):
    """What departs from the rule, or undoes something agreed, needs its reason."""

    def __init__(self, *, departs: bool = False) -> None:
        """Ask for the reason."""
        why = _("This differs from what the rule says: write why.") if departs else _("Write why.")
        super().__init__(why, "reason")


class HostTwice(Refused):
    """The same region is host and second host."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("The second host must be another region than the host."), "co_region")


class YearNotLater(Refused):
    """A turn is postponed to a year that is not later."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Choose a later year than the turn has now."), "to_year")


class DocumentUnusable(Refused):
    """A programme document cannot be applied here."""
