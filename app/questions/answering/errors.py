"""Why answers or files may be refused."""

from collections.abc import Mapping

from app.core.errors import Refused
from app.core.languages import _
from app.questions.errors import AnswerRefused


class AnswersRefused(Refused):
    """Some answers of those sent together are refused; `refusals` says why, by question id.

    `parts` says which part of an answer in several parts is meant, where that is known.
    """

    def __init__(self, refusals: Mapping[int, AnswerRefused]) -> None:
        """Keep every refusal; the message is that of the first."""
        super().__init__(next(iter(refusals.values())).message)
        self.refusals = {number: one.message for number, one in refusals.items()}
        self.parts = {number: one.field for number, one in refusals.items() if one.field}


class Withdrawn(Refused):
    """The person was withdrawn and answers nothing any more."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This person is withdrawn: nothing can be answered any more."))


class NothingEarlier(Refused):
    """The same person has nothing to take over from an earlier edition."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("There is nothing to take over from an earlier edition."))


class NothingFixed(Refused):
    """None of the answers chosen needs a request."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Choose which answers shall change."), "questions")


class Frozen(AnswerRefused):
    """A question's answers can no longer be changed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This answer can no longer be changed. Ask the coordinator."))


class FileRefused(AnswerRefused):
    """A file is not of a kind that is taken, too large, or holds what may do harm."""
