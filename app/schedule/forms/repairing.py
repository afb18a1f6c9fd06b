"""What has happened: who arrives at another time, or which space is lost for how long."""

from collections.abc import Sequence

from wtforms import SelectField

from app.core.forms import Form, LocalDateTimeField, required, time_field
from app.core.languages import _l, language
from app.regions.models import Region
from app.schedule.words import activities as words
from app.venues.forms import BlockForm, block_times
from app.venues.models import Space


class LateForm(Form):
    """Who arrives, and when now; made by `late_form`."""

    arrives_at: LocalDateTimeField

    region = SelectField(_l("Delegation"), [required()], coerce=int)


def late_form(zone: str, regions: Sequence[Region]) -> LateForm:
    """Make the form on the clocks of the zone."""
    zoned = time_field(zone)
    fields = {"arrives_at": zoned(_l("It arrives now"), [required()])}
    form: LateForm = type("LateForm", (LateForm,), fields)()
    spoken = language()
    form.region.choices = [(one.id, one.name.best(spoken)) for one in regions]
    return form


class LostForm(BlockForm):
    """Which space is lost, and for how long; made by `lost_form`."""

    space = SelectField(_l("Space"), [required()], coerce=int)


def lost_form(zone: str, spaces: Sequence[Space]) -> LostForm:
    """Make the form on the clocks of the zone."""
    fields = block_times(zone)
    form: LostForm = type("LostForm", (LostForm,), fields)()
    form.space.choices = [(one.id, words.space(one)) for one in spaces]
    return form
