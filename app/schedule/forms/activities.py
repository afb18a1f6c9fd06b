"""The questions about an activity, and about a league of several."""

from typing import Any

from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import (
    LocalDateTimeField,
    SomeWords,
    TextAreaField,
    WordsField,
    required,
    time_field,
)
from app.core.languages import _l
from app.core.merge import MergingForm
from app.regions.models import Region
from app.schedule.forms.offering import offer, single
from app.schedule.models import Activity
from app.schedule.rules import activities as rules
from app.schedule.rules.activities import ActivityFacts, Party
from app.schedule.rules.choosing import Choices

LONGEST = 14 * 24 * 60
MOST_PEOPLE = 100_000
MOST_POSITION = 1000
# Answers that are kept as they are.
PLAIN = (
    *("kind", "minutes", "region_id", "needs_space", "size", "online", "fixed", "group_id"),
    "teams",
    *("earliest_at", "latest_at", "places", "public"),
)


def id_or_none(value: Any) -> int | None:
    """Read an id; the empty choice means none."""
    return int(value) if value not in {None, "", "None"} else None


def ticks(label: Any, description: Any = "", coerce: Any = str) -> SelectMultipleField:
    """Return a question with any number of answers to tick."""
    return SelectMultipleField(
        label,
        coerce=coerce,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=description,
    )


class ActivityForm(MergingForm):
    """Say what an activity is, who must be there, when and where; made by `activity_form`."""

    earliest_at: LocalDateTimeField
    latest_at: LocalDateTimeField

    kind = SelectField(_l("Kind"), [required()])
    title = WordsField(_l("Title of the activity"), [SomeWords()], longest=200)
    summary = WordsField(_l("In short"), longest=2000, lines=True)
    minutes = IntegerField(
        _l("Length in minutes"), [required(), NumberRange(min=1, max=LONGEST)], default=60
    )
    turnround = IntegerField(
        _l("Minutes to make the space ready after it"),
        [Optional(), NumberRange(min=0, max=LONGEST)],
        default=0,
    )
    region_id = SelectField(_l("Presented by"), coerce=id_or_none)
    everyone = BooleanField(_l("Everyone who takes part"))
    regions = ticks(_l("Delegations"), coerce=int)
    roles = ticks(_l("Roles"))
    only_roles = BooleanField(
        _l("Of the delegations only these roles"),
        description=_l("Otherwise the whole delegations, and the roles of all delegations."),
    )
    also = ticks(_l("Roles of single delegations"))
    teams = BooleanField(
        _l("Of each delegation only a team"),
        description=_l(
            "The same people for all activities of a group. Teams of other groups may be elsewhere "
            "at the time; who is in two of them is named."
        ),
    )
    people = ticks(_l("Named people"), coerce=int)
    interpreters = ticks(_l("Interpreters"), coerce=int)
    languages = ticks(_l("Languages to interpret into"))
    needs_space = BooleanField(_l("It takes a space"), default=True)
    spaces = ticks(
        _l("Spaces that suit"),
        _l("None ticked: every space that is big enough and has what is needed."),
        coerce=int,
    )
    equipment = ticks(_l("What the space must have"))
    size = IntegerField(
        _l("People expected"),
        [Optional(), NumberRange(min=1, max=MOST_PEOPLE)],
        description=_l("Leave empty to count those who must be there."),
    )
    online = BooleanField(_l("People take part online too"))
    fixed = BooleanField(
        _l("It stays where it stands"), description=_l("The solver does not move it.")
    )
    group_id = SelectField(_l("Group"), coerce=id_or_none)
    position = IntegerField(
        _l("Place in the order of its group"),
        [Optional(), NumberRange(min=0, max=MOST_POSITION)],
        description=_l("0: no place in the order."),
    )
    places = IntegerField(
        _l("Places to sign up for"),
        [Optional(), NumberRange(min=0, max=MOST_PEOPLE)],
        description=_l("Leave empty if nobody signs up."),
    )
    public = BooleanField(_l("Anyone may see it once the timetable is public"), default=True)
    note = TextAreaField(
        _l("Note"), [Optional(), Length(max=2000)], description=_l("Only the team reads this.")
    )

    def facts(self) -> ActivityFacts:
        """Return what was answered."""
        return ActivityFacts(
            **{name: self[name].data for name in PLAIN},
            title=self.title.words(),
            summary=self.summary.words(),
            turnround=self.turnround.data or 0,
            position=self.position.data or 0,
            note=self.note.data or "",
            parties=self._parties(),
            space_ids=frozenset(self.spaces.data or ()),
            equipment=frozenset(self.equipment.data or ()),
            languages=frozenset(self.languages.data or ()),
        )

    def _parties(self) -> frozenset[Party]:
        """Return who must be there."""
        regions, roles = self.regions.data or [], self.roles.data or []
        found = {single(one) for one in self.also.data or ()}
        if self.only_roles.data and regions and roles:
            found |= {Party(region_id=region, role=role) for region in regions for role in roles}
        else:
            found |= {Party(region_id=region) for region in regions}
            found |= {Party(role=role) for role in roles}
        found |= {Party(participant_id=one) for one in self.people.data or ()}
        found |= {Party(interpreter_id=one) for one in self.interpreters.data or ()}
        return frozenset(found | ({Party(everyone=True)} if self.everyone.data else set()))

    def by_region(self, offered: Choices) -> list[tuple[Region, list[Any]]]:
        """Return the ticks of named people, by their region."""
        of = {one.id: one.region_id for one in offered.people}
        found = (
            (region, [one for one in self.people if of.get(int(one.data)) == region.id])
            for region in offered.regions
        )
        return [(region, people) for region, people in found if people]


def activity_form(offered: Choices, activity: Activity | None = None) -> ActivityForm:
    """Make the form of an activity, a new one or one that stands."""
    zone = offered.edition.zone
    zoned = time_field(zone)
    fields = {
        "earliest_at": zoned(_l("It begins not before"), [Optional()]),
        "latest_at": zoned(_l("It ends by"), [Optional()]),
    }
    values = _values(rules.facts_of(activity)) if activity else {"kind": "session"}
    form: ActivityForm = type("ActivityForm", (ActivityForm,), fields)(data=values)
    offer(form, offered, values.get("also", ()))
    return form


def _values(facts: ActivityFacts) -> dict[str, Any]:
    """Return the answers that say what stands."""
    parties = facts.parties
    single = [one for one in parties if one.region_id is not None and one.role is not None]
    whole = [one for one in parties if one not in single]
    return {
        **{name: getattr(facts, name) for name in rules.COLUMNS},
        "everyone": Party(everyone=True) in parties,
        "regions": [one.region_id for one in whole if one.region_id is not None],
        "roles": [one.role for one in whole if one.role is not None],
        "also": sorted(f"{one.region_id}:{one.role}" for one in single),
        "people": [one.participant_id for one in parties if one.participant_id is not None],
        "interpreters": [one.interpreter_id for one in parties if one.interpreter_id is not None],
        "spaces": sorted(facts.space_ids),
        "equipment": sorted(facts.equipment),
        "languages": sorted(facts.languages),
    }
