"""Why an answer to an intention survey may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class SurveyNotOpen(Refused):
    """The survey begins when the call is closed."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The survey opens when the call is closed."))


class SurveyOver(Refused):
    """The deadline of the survey has passed."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            _("The deadline of this survey has passed. Tell the programme's coordinator.")
        )


class NotAsked(Refused):
    """The region is not asked about a proposal: it proposes it, or it is none of this call."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Your region is not asked about one of these proposals."))


class AnswerMissing(Refused):
    """People or a contribution were written down without an answer, or with a refusal."""

    def __init__(self, field: str) -> None:
        """Say what to do."""
        super().__init__(
            _("Say that the region will take part or is interested, or leave the rest empty."),
            field,
        )
