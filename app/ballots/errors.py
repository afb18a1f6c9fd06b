"""Why something about a vote may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class BallotInvalid(Refused):
    """A ballot does not answer what is voted on."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This ballot does not answer what is voted on."))


class VoteNotOpen(Refused):
    """The vote has not begun."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This vote has not begun."))


class VoteClosed(Refused):
    """The vote's deadline has passed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The deadline of this vote has passed."))


class VoteRunning(Refused):
    """The vote cannot be counted before its deadline."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This vote is not over: it is counted after its deadline."))


class VoteCancelled(Refused):
    """The vote was cancelled."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This vote was cancelled."))


class VoteBegun(Refused):
    """What was opened stays as it is."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            _("This vote is open and stays as it is. You can cancel it and prepare another.")
        )


class VotedAlready(Refused):
    """In a secret vote a region votes once and for good."""

    def __init__(self) -> None:
        """Say why it cannot be changed."""
        super().__init__(
            _("Your region has voted. Nobody can tell which ballot is yours, so it stays.")
        )


class NoVote(Refused):
    """The region has no vote here."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Your region has no vote here."))


class NobodyMayVote(Refused):
    """No member has a vote on the day."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("No member may vote on that day. Look at the members first."))


class TooFewForSecret(Refused):
    """So few members have a vote that a secret one would tell how each voted."""

    def __init__(self, fewest: int) -> None:
        """Say what to do instead."""
        super().__init__(
            _(
                "A secret vote needs at least %(fewest)s regions with a vote, since the result of "
                "fewer would tell how each voted. Change it to an open vote.",
                fewest=fewest,
            )
        )


class OptionsMissing(Refused):
    """Too little is voted on."""

    def __init__(self, *, several: bool) -> None:
        """Say how much is needed."""
        words = _("Choose at least two to choose among.") if several else _("Choose at least one.")
        super().__init__(words, "options")


class ClosesTooEarly(Refused):
    """A vote ends before it begins, or has ended before it is opened."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("The deadline must come after the opening and lie in the future."), "closes_at"
        )


class KeyGone(Refused):
    """The key that seals the ballots is lost: they can never be read."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            _("The key that sealed the ballots is lost, so nobody can count them. Vote anew.")
        )


class PauseInDisorder(Refused):
    """A pause ends before it begins, or overlaps another."""

    def __init__(self) -> None:
        """Say how the days must stand."""
        super().__init__(_("Choose a day after the first one."), "until")


class PausedAlready(Refused):
    """A region's vote rests already."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The vote of this region rests already."), "region")


class Unreckonable(Exception):
    """A file of ballots is none, or what it says does not fit together."""
