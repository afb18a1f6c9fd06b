"""The questions about what usually takes place, and from which items there are activities."""

from collections.abc import Callable, Sequence

from wtforms import BooleanField
from wtforms.validators import Length

from app.core.forms import Form, TextAreaField
from app.core.languages import _l
from app.projects.models import AgendaItem
from app.schedule.forms.activities import ticks
from app.schedule.forms.once import OnceForm
from app.schedule.rules.templates import Planned
from app.schedule.words.templates import item, line

MOST_CONTESTS = 12


class TemplateForm(OnceForm):
    """Make what usually takes place; made by `template_form`."""

    steps = ticks(
        _l("What to make"),
        _l("With the times between which it lies; all can be changed afterwards."),
    )
    contests = TextAreaField(
        _l("Contests"),
        [Length(max=1000)],
        description=_l(
            "One a line, such as “Volleyball boys”. Of each a full league is made: every "
            "delegation plays every other one, on the days of play."
        ),
    )

    teams = BooleanField(
        _l("Each contest has a team of its own"),
        description=_l("Then two contests may be played at the same time."),
    )

    def named(self) -> list[str]:
        """Return the contests, each once."""
        lines = (one.strip()[:200] for one in (self.contests.data or "").splitlines())
        return list(dict.fromkeys(one for one in lines if one))[:MOST_CONTESTS]


def template_form(
    found: Sequence[Planned], role: Callable[[str], object], *, league: bool
) -> TemplateForm:
    """Make the form with everything ticked; `role` names one, `league` whether there are any."""
    form = TemplateForm(data={"steps": [one.step.slug for one in found]})
    form.steps.choices = [(one.step.slug, line(one, role)) for one in found]
    if not league:
        del form.contests, form.teams
    return form


class ItemsForm(Form):
    """Make activities from items; made by `items_form`."""

    items = ticks(_l("Accepted proposals that wait"), coerce=int)


def items_form(found: Sequence[AgendaItem]) -> ItemsForm:
    """Make the form with all items ticked."""
    form = ItemsForm(data={"items": [one.id for one in found]})
    form.items.choices = [(one.id, item(one)) for one in found]
    return form
