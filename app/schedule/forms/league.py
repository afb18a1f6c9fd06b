"""The questions about a full league."""

from collections.abc import Iterable

from wtforms import BooleanField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional

from app.core.forms import SomeWords, WordsField, required
from app.core.languages import _, _l, language
from app.regions.models import Region
from app.schedule.actions.making import League
from app.schedule.forms.activities import LONGEST, ticks
from app.schedule.forms.offering import role_names
from app.schedule.forms.once import OnceForm
from app.schedule.rules.choosing import Choices
from app.schedule.words import activities as words


class LeagueForm(OnceForm):
    """Make all matches of a league; made by `league_form`."""

    name = WordsField(_l("Name of the league"), [SomeWords()], longest=200)
    regions = ticks(_l("Delegations that play"), _l("Each plays each."), coerce=int)
    role = SelectField(_l("Who plays"), coerce=lambda value: value or None)
    teams = BooleanField(
        _l("A team of its own"),
        description=_l(
            "Of each delegation the same people play this league and no other: another league may "
            "be played at the same time. Name in the matches who plays in both."
        ),
    )
    twice = BooleanField(_l("Each two meet twice"))
    minutes = IntegerField(
        _l("Length of a match in minutes"), [required(), NumberRange(min=1, max=LONGEST)]
    )
    turnround = IntegerField(
        _l("Minutes to make the space ready after it"),
        [Optional(), NumberRange(min=0, max=LONGEST)],
    )
    rest = IntegerField(
        _l("Minutes of rest between two matches of a delegation"),
        [Optional(), NumberRange(min=0, max=LONGEST)],
    )
    in_order = BooleanField(_l("One round is over before the next begins"))
    spaces = ticks(_l("Spaces that suit"), coerce=int)

    def chosen(self, regions: Iterable[Region]) -> list[Region]:
        """Return the delegations that play, in the order of the list."""
        return [one for one in regions if one.id in (self.regions.data or ())]

    def league(self) -> League:
        """Return what was answered."""
        return League(
            name=self.name.words(),
            minutes=self.minutes.data,
            turnround=self.turnround.data or 0,
            rest=self.rest.data or 0,
            role=self.role.data,
            teams=self.teams.data,
            twice=self.twice.data,
            in_order=self.in_order.data,
            space_ids=frozenset(self.spaces.data or ()),
        )


def league_form(offered: Choices) -> LeagueForm:
    """Make the form with all delegations ticked."""
    said = language()
    values = {"regions": [one.id for one in offered.regions], "minutes": 90, "turnround": 15}
    form = LeagueForm(data={**values, "rest": 60})
    form.regions.choices = [(one.id, one.name.best(said)) for one in offered.regions]
    form.role.choices = [("", _("The whole delegation")), *role_names(offered).items()]
    form.spaces.choices = [(one.id, words.space(one)) for one in offered.spaces]
    return form
