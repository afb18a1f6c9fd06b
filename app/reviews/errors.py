"""Why something about reviews is refused."""

from app.core.errors import Refused
from app.core.languages import _


class PhaseOver(Refused):
    """No phase is open in which the person reviews this."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Reviews can be written only while a phase of review is open."))


class ScoreMissing(Refused):
    """A review is done, but a criterion that counts has no score."""

    def __init__(self, criterion_id: int) -> None:
        """Point at the criterion."""
        message = _("Give a score, or save the review as a draft.")
        super().__init__(message, f"score_{criterion_id}")


class ScoreOutside(Refused):
    """A score is not on its scale."""

    def __init__(self, criterion_id: int, least: int, most: int) -> None:
        """Name the scale, on the criterion."""
        message = _("Give a score from %(least)s to %(most)s.", least=least, most=most)
        super().__init__(message, f"score_{criterion_id}")


class AlreadyReviewer(Refused):
    """The person reviews for this call already."""

    def __init__(self) -> None:
        """Point at the person."""
        super().__init__(_("This person reviews for this call already."), "person")


class StillReviewing(Refused):
    """A reviewer who wrote something cannot be taken away without a trace."""

    def __init__(self) -> None:
        """Say what can be done."""
        super().__init__(
            _("This person has begun reviews. Take away what is not begun yet instead.")
        )


class NotAssignable(Refused):
    """A conflict of interest stands between a person and a proposal."""

    def __init__(self, name: str) -> None:
        """Name the person."""
        super().__init__(_("%(name)s has a conflict of interest about this proposal.", name=name))


class AtMost(Refused):
    """Somebody would have more reviews than they take."""

    def __init__(self, name: str, most: int) -> None:
        """Name the person and the number."""
        super().__init__(_("%(name)s takes at most %(number)s reviews.", name=name, number=most))


class PlanChanged(Refused):
    """What would be assigned now is not what was shown."""

    def __init__(self) -> None:
        """Ask to look again."""
        super().__init__(_("Something changed since this was shown. Look at it again."))


class CannotAssign(Refused):
    """There is no assignment as it was asked for."""


class NothingToUndo(Refused):
    """Everything of an assignment was taken away or begun already."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Nothing of this is left to undo: it was taken away, or is begun."))


class ConflictKnown(Refused):
    """The person declared this conflict already."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("You have declared this already."))


class NobodyToRemind(Refused):
    """Every review is done, or no phase is open."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("No phase is open, or every review is done."))
