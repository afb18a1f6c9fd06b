"""What is asked when a turn is offered or moves on."""

from typing import Any

import wtforms
from wtforms.validators import Length, NumberRange, Optional

from app.core.errors import Refused, Stale
from app.core.forms import Form, TextAreaField, required
from app.core.languages import _, _l

LONGEST_REASON = 2000
YEARS = NumberRange(1900, 2200)


def number_or_none(value: Any) -> int | None:
    """Read a choice that may be left open."""
    return int(value) if value not in (None, "", "None") else None


class _StepForm(Form):
    """A form whose turn may have moved on meanwhile: that is a page of its own."""

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal on its field; let a page tell what somebody else did."""
        if isinstance(refusal, Stale):
            raise refusal
        super().refuse(refusal)


class OfferForm(Form):
    """The offer of a turn."""

    year = wtforms.IntegerField(_l("Year"), [required(), YEARS])
    region = wtforms.SelectField(_l("Host"), coerce=int)
    co_region = wtforms.SelectField(_l("Second host"), coerce=number_or_none)
    reason = TextAreaField(
        _l("Reason"),
        [Length(max=LONGEST_REASON)],
        description=_l("Needed where the offer differs from what the rule says."),
    )


class NoteForm(Form):
    """What concerns the programme before there is a turn."""

    what = wtforms.RadioField(_l("What happened"), [required()])
    year = wtforms.IntegerField(_l("Year"), [required(), YEARS])
    region = wtforms.SelectField(_l("Region"), coerce=number_or_none)
    to_year = wtforms.IntegerField(
        _l("Until"), [Optional(), YEARS], description=_l("Only of a pause, where its end is known.")
    )
    reason = TextAreaField(_l("Reason"), [Length(max=LONGEST_REASON)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what can be noted."""
        super().__init__(*args, **kwargs)
        self.what.choices = [
            ("candidate", _("A region asks to host")),
            ("dormant", _("Nothing is held from this year on")),
        ]

    def validate_region(self, field: wtforms.SelectField) -> None:
        """Demand the region that asks to host."""
        if self.what.data == "candidate" and field.data is None:
            raise wtforms.ValidationError(_("Choose the region that asks to host."))

    def facts(self) -> dict[str, Any]:
        """Return the answers; a pause names no region, a candidacy no end."""
        pause = self.what.data == "dormant"
        return {
            "what": self.what.data,
            "year": self.year.data,
            "region_id": None if pause else self.region.data,
            "to_year": self.to_year.data if pause else None,
            "reason": self.reason.data or "",
        }


class VersionForm(_StepForm):
    """A step that only needs to know what the person looked at."""

    version = wtforms.HiddenField(validators=[required()], filters=[number_or_none])


class ReasonForm(VersionForm):
    """A step with its reason."""

    reason = TextAreaField(_l("Reason"), [Length(max=LONGEST_REASON)])


class DeclineForm(ReasonForm):
    """A refusal, with the year from which the region wants its turn given back."""

    to_year = wtforms.IntegerField(
        _l("Wishes to host from the year"),
        [Optional(), YEARS],
        description=_l("Leave empty while nobody knows."),
    )


class PostponeForm(ReasonForm):
    """A postponement."""

    to_year = wtforms.IntegerField(
        _l("To which year"),
        [Optional(), YEARS],
        description=_l("Leave empty while nobody knows."),
    )


class SwapForm(ReasonForm):
    """An exchange with another turn."""

    other = wtforms.RadioField(_l("With which turn"), [required()], coerce=int)
