"""Why something about a proposal may be refused."""

from collections.abc import Sequence

from app.core.errors import Refused
from app.core.languages import _


class MayNotPropose(Refused):
    """The call does not take proposals of this region."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This call takes no proposals of this region."), "region")


class OrganisationMissing(Refused):
    """Only an organisation together with a region may propose here."""

    def __init__(self) -> None:
        """Ask for the organisation."""
        super().__init__(_("Name the organisation that proposes."), "organisation")


class OncePerRegion(Refused):
    """The region has a proposal in this call already, and may have one only."""

    def __init__(self) -> None:
        """Say what can be done."""
        super().__init__(
            _("This region has a proposal in this call already. Change or withdraw that one.")
        )


class NotNow(Refused):
    """The step does not lead anywhere from where the proposal stands."""

    def __init__(self, state: str) -> None:
        """Say where it stands."""
        super().__init__(
            _("This cannot be done now. The proposal stands so: %(state)s", state=state)
        )


class SubmittedAndClosed(Refused):
    """The proposal was submitted, and the deadline has passed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The deadline has passed: what was submitted can no longer be changed."))


class TooLateToRevise(Refused):
    """The answer to "revise" came after its deadline."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The time to revise this proposal is over."))


class Incomplete(Refused):
    """Something that a submission needs is missing."""

    def __init__(self, missing: Sequence[str]) -> None:
        """Name what is missing."""
        super().__init__(
            _(
                "This is missing before the proposal can be submitted: %(parts)s",
                parts=" · ".join(missing),
            )
        )


class NothingNew(Refused):
    """What is submitted is what was submitted before."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Nothing changed since the last submission."))


class PartyKnown(Refused):
    """The region or organisation is a party already."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This region or organisation is asked already."))


class PartyUnknown(Refused):
    """The region cannot be asked: it is no other member of the programme."""

    def __init__(self) -> None:
        """Say who can be asked."""
        super().__init__(_("Choose another member of the programme."), "region")


class NobodyAnswers(Refused):
    """The region has no coordinator in the programme who could confirm."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _(
                "This region has no coordinator in the programme who could confirm. "
                "Ask the programme's coordinator."
            ),
            "region",
        )


class PartyAnswered(Refused):
    """The party has answered already, or was taken off the list."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This was answered already, or is not asked any more."))


class DaysReversed(Refused):
    """The last day wanted is before the first."""

    def __init__(self) -> None:
        """Say how the days must stand."""
        super().__init__(_("The last day cannot be before the first."), "ends_on")


class TooManyPapers(Refused):
    """The proposal has as many papers as it may have."""

    def __init__(self, most: int) -> None:
        """Say how many."""
        super().__init__(
            _("A proposal has at most %(number)s attachments. Remove one first.", number=most),
            "file",
        )


class NoRoom(Refused):
    """All papers together would be too large."""

    def __init__(self, most: int) -> None:
        """Say how large they may be."""
        super().__init__(
            _(
                "All attachments with their older versions have at most %(number)s MB.",
                number=most,
            ),
            "file",
        )


class PaperGone(Refused):
    """Somebody else removed the paper, or took it back, at the same moment."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Somebody else changed this attachment meanwhile. Look at it again."))


class RemindedToday(Refused):
    """A party was asked once more within a day."""

    def __init__(self) -> None:
        """Say when it can be asked again."""
        super().__init__(
            _("It was asked once more within the last day. Wait a day, or call there.")
        )


class TooManyAsked(Refused):
    """So many were asked within a day that it is no asking any more."""

    def __init__(self, most: int) -> None:
        """Say how many can be asked."""
        super().__init__(
            _("At most %(most)s are asked within a day, reminders counted. Go on later.", most=most)
        )


class TooManyCoWriters(Refused):
    """The proposal has as many links for co-writers as it may have."""

    def __init__(self, most: int, a_day: int) -> None:
        """Say how many."""
        super().__init__(
            _(
                "At most %(most)s links at once, and %(a_day)s made within a day. End one first.",
                most=most,
                a_day=a_day,
            )
        )


class CoWriterEnded(Refused):
    """The link was ended before."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This link was ended before."))
