"""What has happened: who arrives at another time, or which space is lost for how long."""

from collections.abc import Sequence

from wtforms import RadioField, SelectField

from app.core.forms import Form, LocalDateTimeField, required, time_field
from app.core.languages import _, _l, language
from app.regions.models import Region
from app.schedule.queries.apart import Apart
from app.schedule.words import activities as words
from app.venues.forms import BlockForm, block_times
from app.venues.models import Space


def keeps_field() -> RadioField:
    """Make the field of what a repair keeps to; whoever is not asked keeps to the release."""
    return RadioField(_l("What the repair keeps to"), default="release")


def offer_keeps(field: RadioField, apart: Apart | None) -> None:
    """Offer what a repair may keep to; without a difference there is nothing to choose."""
    number = apart.number if apart else 0
    field.choices = [
        ("release", _("What was announced with release %(number)s", number=number)),
        ("draft", _("The draft, as it stands on the board now")),
    ]


class LateForm(Form):
    """Who arrives, and when now; made by `late_form`."""

    arrives_at: LocalDateTimeField

    region = SelectField(_l("Delegation"), [required()], coerce=int)
    keeps = keeps_field()


def late_form(zone: str, regions: Sequence[Region], apart: Apart | None) -> LateForm:
    """Make the form on the clocks of the zone."""
    zoned = time_field(zone)
    fields = {"arrives_at": zoned(_l("It arrives now"), [required()])}
    form: LateForm = type("LateForm", (LateForm,), fields)()
    spoken = language()
    form.region.choices = [(one.id, one.name.best(spoken)) for one in regions]
    offer_keeps(form.keeps, apart)
    return form


class LostForm(BlockForm):
    """Which space is lost, and for how long; made by `lost_form`."""

    space = SelectField(_l("Space"), [required()], coerce=int)
    keeps = keeps_field()


def lost_form(zone: str, spaces: Sequence[Space], apart: Apart | None) -> LostForm:
    """Make the form on the clocks of the zone."""
    fields = block_times(zone)
    form: LostForm = type("LostForm", (LostForm,), fields)()
    form.space.choices = [(one.id, words.space(one)) for one in spaces]
    offer_keeps(form.keeps, apart)
    return form
