"""Why a question or an answer may be refused."""

from collections.abc import Sequence

from app.core.errors import Refused
from app.core.languages import _


class AnswerRefused(Refused):
    """An answer breaks the rule of its question; the sentence says which and what is expected."""


class OptionFull(AnswerRefused):
    """All places of an option are taken."""

    def __init__(self, option: str) -> None:
        """Name the option."""
        super().__init__(
            _("No place is left for “%(option)s”. Choose something else.", option=option)
        )


class QuestionRefused(Refused):
    """A question cannot be asked like this; the sentence says why."""


class ConditionInCircle(Refused):
    """Questions would depend on each other in a circle."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Name the questions of the circle in their order."""
        super().__init__(
            _(
                "These questions would wait for each other: %(questions)s. "
                "Choose another question as the condition.",
                questions=" → ".join(labels),
            ),
            "show_if",
        )


class ConditionRefused(Refused):
    """A question cannot decide whether another is asked."""

    def __init__(self, message: str) -> None:
        """Show the sentence at the condition."""
        super().__init__(message, "show_if")


class IdentifierTaken(Refused):
    """Another question of the edition has the identifier."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            _("Another question of this edition has this short name, perhaps an archived one."),
            "identifier",
        )


class OptionChosen(Refused):
    """A limit is lower than the number of people who chose an option."""

    def __init__(self, option: str, taken: int) -> None:
        """Name the option and the number."""
        super().__init__(
            _(
                "“%(option)s” was already chosen %(taken)s times: "
                "it needs at least as many places.",
                option=option,
                taken=taken,
            ),
            "options",
        )


class NothingToCopy(Refused):
    """There is no earlier edition with questions, or this one has some already."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Questions are copied only into an edition that has none."))
