"""Why a decision, or its release, may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class TooEarly(Refused):
    """The call takes proposals, or its reviews are not at the point where decisions are made."""

    def __init__(self) -> None:
        """Say when decisions are made."""
        super().__init__(
            _(
                "Decisions are made after the deadline: in a phase of review that allows them, "
                "or once all phases are over."
            )
        )


class NoDecisions(Refused):
    """The call is a draft or cancelled."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Nothing is decided in a call that is cancelled or not published."))


class AlreadyFinal(Refused):
    """The proposal was accepted or rejected already, or withdrawn."""

    def __init__(self, number: int | None) -> None:
        """Name the proposal."""
        super().__init__(
            _("Proposal %(number)s cannot be decided: look at where it stands.", number=number)
        )


class RevisedAlready(Refused):
    """The region was asked to revise, and has not submitted again."""

    def __init__(self, number: int | None) -> None:
        """Name the proposal."""
        super().__init__(
            _("Proposal %(number)s is being revised already.", number=number), "outcome"
        )


class AgainstTheVote(Refused):
    """The members voted, or are yet to vote, and the outcome does not say what they said."""

    def __init__(self, number: int | None) -> None:
        """Name the proposal."""
        super().__init__(
            _(
                "Proposal %(number)s: the members decide by vote, and the count does not say this.",
                number=number,
            ),
            "outcome",
        )


class UntilPassed(Refused):
    """The time to revise would end before it begins."""

    def __init__(self) -> None:
        """Ask for a later moment."""
        super().__init__(_("Choose a moment that is still to come."), "until")


class Overtaken(Refused):
    """Somebody else decided about one of the proposals meanwhile."""

    def __init__(self, number: int | None) -> None:
        """Name the proposal."""
        super().__init__(
            _(
                "Somebody else decided about proposal %(number)s while you looked at it. "
                "Nothing was changed: look at the ranking again.",
                number=number,
            )
        )


class NothingChosen(Refused):
    """No proposal is chosen."""

    def __init__(self) -> None:
        """Ask for one."""
        super().__init__(_("Choose at least one proposal in the ranking."))


class NothingToRelease(Refused):
    """No decision is pending that could be released."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("No decision waits for its release."))


class OtherDecisions(Refused):
    """The decisions are no longer those that the person saw."""

    def __init__(self) -> None:
        """Ask to look again."""
        super().__init__(
            _(
                "The decisions changed while you looked at them. "
                "Nothing was released: look at them again."
            )
        )


class NotCreated(Refused):
    """What an accepted proposal leads to cannot be made, so nothing is released."""

    def __init__(self, number: str, title: str, why: str) -> None:
        """Name the proposal, and say why."""
        super().__init__(
            _(
                "Nothing is released. Proposal %(number)s, %(title)s: %(why)s",
                number=number,
                title=title,
                why=why,
            )
        )
