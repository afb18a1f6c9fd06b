"""Why something about a project may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class ProjectEnded(Refused):
    """The project is finished or was stopped."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(_("This project has ended. Resume it to change it."))


class ProjectRuns(Refused):
    """The project runs, or never had an end that could be undone."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This project has not ended."))


class ReasonMissing(Refused):
    """A project is stopped without saying why."""

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__(
            _("Say why, in a sentence: everybody who reads about it will ask."), "reason"
        )


class ReportsMissing(Refused):
    """A project cannot be finished while reports are due."""

    def __init__(self, number: int) -> None:
        """Say how many are missing."""
        super().__init__(
            _("Reports that were not handed in yet: %(number)s. Hand them in first.", number=number)
        )


class PartnerTwice(Refused):
    """The region takes part in the project already."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This region is part of the project already."), "region")


class PartnerLeft(Refused):
    """The region has left the project already."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This region has already left the project."))


class NotReached(Refused):
    """A milestone is said to be reached in the future."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("Choose today or a day before: what was reached lies behind."), "done_on"
        )


class NotSpentYet(Refused):
    """Money is said to be spent in the future."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Choose today or a day before: what was spent lies behind."), "spent_on")


class ExpenseSent(Refused):
    """The same form was already sent with other answers."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("This form was already sent with other answers. Open it anew for one more expense.")
        )


class ReportEmpty(Refused):
    """A report is handed in without a text and without a file."""

    def __init__(self) -> None:
        """Ask for the text."""
        super().__init__(_("Write the report in at least one language."), "text")


class ReportHandedIn(Refused):
    """A report was handed in and is neither moved nor taken away any more."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This report was handed in already."))


class DaysReversed(Refused):
    """A project would end before it begins."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("The last day cannot lie before the first."), "ends_on")


class TooManyFiles(Refused):
    """A project keeps as many files as it may."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("This project keeps as many files as it may: remove one first."), "files"
        )


class NoEdition(Refused):
    """An item was accepted in a call that is for no edition, and would wait nowhere."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("This call is for no edition: choose its edition first."))
