"""What a region is asked when it asks to change answers that are fixed."""

from collections.abc import Sequence
from typing import Any

from app.core.languages import _l, language
from app.questions.answering.forms.parts import ticks
from app.questions.models import Question
from app.requests.forms import AskingForm


class ReopeningForm(AskingForm):
    """Which answers are to be changed, and why; made by `reopening_form`."""

    def ids(self) -> list[int]:
        """Return the ids of the questions ticked."""
        return [int(one) for one in self["questions"].data or ()]


def reopening_form(questions: Sequence[Question]) -> ReopeningForm:
    """Make the form with the questions whose answers are fixed."""
    offered = [(str(one.id), one.current.label.best(language())) for one in questions]
    asked = ticks(
        _l("Which answers shall change?"),
        offered,
        description=_l("Only these are opened again. The new answers are not written here."),
    )
    fields: dict[str, Any] = {"questions": asked}
    form: ReopeningForm = type("MadeReopeningForm", (ReopeningForm,), fields)()
    return form
