"""The questions about what is taken over from an earlier edition, and how a moved one moves."""

from typing import Any

from wtforms import RadioField

from app.core.forms import Form, choices
from app.core.languages import _l
from app.editions.models import Edition
from app.schedule.forms.activities import ticks
from app.schedule.forms.once import OnceForm
from app.schedule.models import Clocks
from app.schedule.rules.copying import PARTS
from app.schedule.words import sources as words


class TakeOverForm(OnceForm):
    """Say what is taken over; made by `take_over_form`."""

    parts = ticks(_l("What is taken over"))


def take_over_form(*, same_host: bool) -> TakeOverForm:
    """Make the form; venues are ticked where the host is the same."""
    chosen = [one for one in PARTS if same_host or one not in {"venues", "places"}]
    form = TakeOverForm(data={"parts": chosen})
    form.parts.choices = choices((code, words.part(code)) for code in PARTS)
    return form


class MovedForm(Form):
    """Say how a timetable follows its edition; made by `moved_form`."""

    def keep_clocks(self) -> bool:
        """Tell whether the times on the clocks stay."""
        return "clocks" not in self or self["clocks"].data == "clocks"

    def shift(self) -> bool:
        """Tell whether everything moves with the first day."""
        return "days" in self and self["days"].data == "shift"


def moved_form(clocks: Clocks, edition: Edition) -> MovedForm:
    """Make the form with the questions about what changed."""
    fields: dict[str, Any] = {}
    if clocks.zone != edition.zone:
        fields["clocks"] = RadioField(
            _l("What stays when the zone changes"),
            default="clocks",
            choices=choices((code, words.staying(code)) for code in ("clocks", "moments")),
        )
    if clocks.starts_on != edition.starts_on and clocks.starts_on and edition.starts_on:
        fields["days"] = RadioField(
            _l("What happens when the first day changes"),
            default="shift",
            choices=choices((code, words.days(code)) for code in ("shift", "stay")),
        )
    form: MovedForm = type("MovedForm", (MovedForm,), fields)()
    return form
