"""The questions about an edition's progress: what became of it, and when registration is open."""

from datetime import datetime

from wtforms import RadioField
from wtforms.validators import Length, Optional

from app.core.forms import Form, TextAreaField, required, time_field
from app.core.languages import _l
from app.core.merge import MergingForm
from app.editions import words
from app.editions.models import Edition
from app.editions.rules import FOLLOWS


class StatusForm(Form):
    """Say what became of an edition."""

    status_chosen = RadioField(_l("What became of it"), [required()])
    reason = TextAreaField(
        _l("Reason"),
        [Length(max=2000)],
        description=_l("Needed when the edition is postponed or cancelled; everybody can read it."),
    )


def status_form(edition: Edition) -> StatusForm:
    """Make the form with what can follow on the edition's status."""
    form = StatusForm()
    form.status_chosen.choices = [(code, words.status(code)) for code in FOLLOWS[edition.status]]
    return form


class RegistrationForm(MergingForm):
    """When registration opens and closes; made by `registration_form`."""

    def moments(self) -> dict[str, datetime | None]:
        """Return both moments in UTC."""
        return {"opens_at": self["opens_at"].data, "closes_at": self["closes_at"].data}


def registration_form(edition: Edition) -> RegistrationForm:
    """Make the form that opens registration, on the clocks of the edition's zone."""
    zoned = time_field(edition.zone)
    fields = {
        "opens_at": zoned(
            _l("Registration opens"), [Optional()], description=_l("Leave empty to open it now.")
        ),
        "closes_at": zoned(
            _l("Registration closes"),
            [Optional()],
            description=_l(
                "From this moment on nobody can be entered, to the second on the server's clock."
            ),
        ),
    }
    values = {
        "opens_at": edition.registration_opens_at,
        "closes_at": edition.registration_closes_at,
    }
    form: RegistrationForm = type("RegistrationForm", (RegistrationForm,), fields)(data=values)
    return form
