"""What a region is asked when it asks, and a coordinator when answering."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from wtforms import HiddenField, IntegerField
from wtforms.validators import InputRequired, Length, NumberRange

from app.core.errors import Refused
from app.core.forms import Form, TextAreaField, required
from app.core.languages import _l
from app.editions.terms import EntryTerms
from app.registration.forms import PersonFields
from app.registration.models import Participant
from app.requests.actions.keeping import Asked
from app.requests.errors import RequestSent
from app.requests.rules import ANSWERS, MOST_DAYS, USUAL_DAYS
from app.stages.forms import number_fields
from app.stages.models import Announcement
from app.stages.rules import Column

LONGEST = 2000


class AskingForm(Form):
    """Why something is asked for; a form that comes from another page is only shown at first."""

    reason = TextAreaField(
        _l("Reason"),
        [required(), Length(max=LONGEST)],
        description=_l("The coordinator of the programme reads it. Say no more than is needed."),
    )
    submission = HiddenField()
    # Stands only in this form: what was typed on the page for entering comes without it.
    asked = HiddenField(default="1")

    def __init__(self, **kwargs: Any) -> None:
        """Give every fresh form its own submission."""
        super().__init__(**kwargs)
        if not _known(self.submission.data):
            self.submission.process_data(str(uuid4()))

    def is_sent(self) -> bool:
        """Tell whether this form itself was sent."""
        return self.is_submitted() and bool(self.asked.raw_data)

    def is_right(self) -> bool:
        """Tell whether this form was sent and is right so far."""
        return self.is_sent() and self.answered()

    @property
    def http_status(self) -> int:
        """The status of the page that shows this form: 422 once it was sent and refused."""
        return 422 if self.is_sent() else 200

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal; after a used submission the next one is another request's."""
        if isinstance(refusal, RequestSent):
            self.submission.process_data(str(uuid4()))
        super().refuse(refusal)

    def why(self) -> Asked:
        """Return the reason and the submission."""
        return Asked(reason=self.reason.data or "", submission=self.submission.data)


class PersonRequestForm(PersonFields, AskingForm):
    """Who shall be entered, or what shall be said about a person."""


def change_form(person: Participant) -> PersonRequestForm:
    """Make the form that asks to change what is said about a person."""
    return PersonRequestForm(data={name: getattr(person, name) for name in ANSWERS})


class NumberRequestForm(AskingForm):
    """How many people shall come; made by `number_form`."""

    columns: Sequence[Column]

    def lines(self) -> list[Any]:
        """Return the questions in their order."""
        return [self[column.name] for column in self.columns]

    def numbers(self) -> Mapping[Column, int]:
        """Return how many people are sent, by column; blank means nobody."""
        return {column: self[column.name].data or 0 for column in self.columns}


def number_form(
    columns: Sequence[Column], terms: EntryTerms, announced: Iterable[Announcement]
) -> NumberRequestForm:
    """Make the form with what the region announced so far."""
    said = {Column(one.role, one.sex).name: one.people for one in announced}
    fields = {"columns": columns, **number_fields(columns, terms)}
    made = type("NumberRequestForm", (NumberRequestForm,), fields)
    form: NumberRequestForm = made(data=said)
    return form


class AnswerForm(Form):
    """Accept or decline, in words; made by `answer_form`."""

    days = IntegerField(
        _l("For how many days the answers are open again"),
        [InputRequired(), NumberRange(min=1, max=MOST_DAYS)],
        default=USUAL_DAYS,
        description=_l("Counted from now. After that they are fixed again."),
    )
    words = TextAreaField(
        _l("Answer"),
        [Length(max=LONGEST)],
        description=_l("Needed when the request is declined; the region reads it."),
    )


def answer_form(what: str) -> AnswerForm:
    """Make the form that answers a request; only answers are opened for some days."""
    form = AnswerForm()
    if what != "answers":
        del form.days
    return form


def _known(submission: str | None) -> bool:
    """Tell whether a submission is one that a form could have given out."""
    try:
        return str(UUID(submission or "")) == submission
    except ValueError:
        return False
