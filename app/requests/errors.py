"""Why a request or its answer may be refused."""

from collections.abc import Sequence

from app.core.errors import Refused
from app.core.languages import _


class NotNeeded(Refused):
    """The deadline has not passed: nobody has to be asked."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This can still be done without a request."))


class NothingChanges(Refused):
    """What is asked for is what already stands there."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Nothing would change: what you ask for already stands there."))


class AlreadyAsked(Refused):
    """The same kind of request about the same person or numbers waits for its answer."""

    def __init__(self) -> None:
        """Say what can be done."""
        super().__init__(
            _("A request about this already waits for its answer. Take it back to ask anew.")
        )


class RequestSent(Refused):
    """The same form was already sent with other answers."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("This form was already sent with other answers. Send it again for one more request.")
        )


class AlreadyAnswered(Refused):
    """Somebody else answered the request, or the region took it back."""

    def __init__(self, state: str) -> None:
        """Say what became of it."""
        super().__init__(
            _("This request was already answered or taken back: %(state)s.", state=state)
        )


class WordsMissing(Refused):
    """A request was declined without saying why."""

    def __init__(self) -> None:
        """Ask for the words."""
        super().__init__(_("Say why, in a sentence: the region reads it."), "words")


class ChangedMeanwhile(Refused):
    """What the request would replace is no longer what it was."""

    def __init__(self, fields: Sequence[str]) -> None:
        """Name what changed."""
        super().__init__(
            _(
                "This changed since the region asked: %(fields)s. Decline the request, or ask the "
                "region to send it again.",
                fields=" · ".join(fields),
            )
        )


class PersonGone(Refused):
    """The person was withdrawn, or no longer waits."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This person was withdrawn meanwhile, or no longer waits."))
