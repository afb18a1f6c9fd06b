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


class OpeningReversed(Refused):
    """The deadline would not come after the opening."""

    def __init__(self, field: str = "closes_at") -> None:
        """Say how the moments must stand."""
        super().__init__(_("This must come after the opening: choose a later moment."), field)


class SurveyTooEarly(Refused):
    """The intention survey would end before proposals are in."""

    def __init__(self) -> None:
        """Say how the moments must stand."""
        super().__init__(
            _("Regions are asked once all proposals are in: choose a moment after the deadline."),
            "survey_closes_at",
        )


class DeadlineOver(Refused):
    """A deadline was set, or a call published, for a moment that has passed."""

    def __init__(self) -> None:
        """Ask for a later moment."""
        super().__init__(_("This moment has passed: choose a later one."), "closes_at")


class EditionMissing(Refused):
    """A call of this type must be for an edition."""

    def __init__(self) -> None:
        """Ask for the edition."""
        super().__init__(_("Choose the edition for which these are proposed."), "edition")


class NotRemovable(Refused):
    """A call that was published cannot be removed."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(_("This call was published: cancel it instead."))


class NotCancellable(Refused):
    """A call that is not published or is cancelled already cannot be cancelled."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Only a published call can be cancelled."))


class ScaleReversed(Refused):
    """The best score would not be above the lowest."""

    def __init__(self) -> None:
        """Say how the scale must stand."""
        super().__init__(_("The highest score must be above the lowest."), "most")


class CriterionScored(Refused):
    """A criterion cannot go or change its scale once somebody scored by it."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            _("Reviewers have scored by this criterion. Give it the weight 0 to leave it out.")
        )


class PhaseReversed(Refused):
    """A phase of review would end before it begins."""

    def __init__(self) -> None:
        """Say how the moments must stand."""
        super().__init__(_("A phase must end after it begins: choose a later moment."), "closes_at")


class PhasesOverlap(Refused):
    """Two phases of review would be open at once."""

    def __init__(self, other: str, field: str) -> None:
        """Name the other phase."""
        super().__init__(
            _("The phase “%(name)s” is open then. Phases follow each other.", name=other), field
        )


class PhaseReviewed(Refused):
    """A phase in which somebody reviewed cannot go."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(_("Reviews were written in this phase. Change its days instead."))
