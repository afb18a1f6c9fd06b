"""The questions about venues, spaces, opening hours, blocked times and travel."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, FloatField, IntegerField, RadioField, SelectMultipleField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import (
    Form,
    LocalDateTimeField,
    SomeWords,
    StringField,
    TextAreaField,
    WordsField,
    choices,
    required,
    time_field,
)
from app.core.languages import _, _l, day, language
from app.core.merge import MergingForm
from app.venues import rules, words
from app.venues.models import EQUIPMENT, SPACE_KINDS, OpeningHours, Space, Venue
from app.venues.rules import BlockedTime, SpaceFacts, Stretch, VenueFacts

MOST_PEOPLE = 100_000
MOST_BOOTHS = 20
MOST_MINUTES = 24 * 60
ONLY_THE_TEAM = _l("Only the team reads this.")


class VenueForm(MergingForm):
    """Say what a venue is; made by `venue_form`."""

    name = WordsField(_l("Name"), [SomeWords()], longest=200)
    address = StringField(_l("Address"), [Optional(), Length(max=300)])
    latitude = FloatField(_l("Latitude"), [Optional(), NumberRange(min=-90, max=90)])
    longitude = FloatField(_l("Longitude"), [Optional(), NumberRange(min=-180, max=180)])
    note = TextAreaField(_l("Note"), [Optional(), Length(max=2000)], description=ONLY_THE_TEAM)

    def facts(self) -> VenueFacts:
        """Return what was answered."""
        return VenueFacts(
            name=self.name.words(),
            address=self.address.data or "",
            latitude=self.latitude.data,
            longitude=self.longitude.data,
            note=self.note.data or "",
        )


def venue_form(venue: Venue | None = None) -> VenueForm:
    """Make the form of a venue, a new one or one that stands."""
    names = ("name", "address", "latitude", "longitude", "note")
    return VenueForm(data={name: getattr(venue, name) for name in names} if venue else {})


class SpaceForm(MergingForm):
    """Say what a space is and has; made by `space_form`."""

    name = WordsField(_l("Name"), [SomeWords()], longest=200)
    kind = RadioField(_l("Kind of space"), default="room")
    capacity = IntegerField(
        _l("How many people it holds"),
        [Optional(), NumberRange(min=1, max=MOST_PEOPLE)],
        description=_l("Leave empty if it does not matter."),
    )
    booths = IntegerField(
        _l("Booths for interpretation"),
        [Optional(), NumberRange(min=0, max=MOST_BOOTHS)],
        default=0,
        description=_l("So many languages can be interpreted at once."),
    )
    equipment = SelectMultipleField(
        _l("What it has"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    note = TextAreaField(_l("Note"), [Optional(), Length(max=2000)], description=ONLY_THE_TEAM)

    def facts(self) -> SpaceFacts:
        """Return what was answered."""
        return SpaceFacts(
            name=self.name.words(),
            kind=self.kind.data,
            capacity=self.capacity.data,
            booths=self.booths.data or 0,
            note=self.note.data or "",
            equipment=frozenset(self.equipment.data or ()),
        )


def space_form(space: Space | None = None) -> SpaceForm:
    """Make the form of a space, a new one or one that stands."""
    names = ("name", "kind", "capacity", "booths", "note")
    values = {name: getattr(space, name) for name in names} if space else {}
    if space:
        values["equipment"] = [one.equipment for one in space.equipment]
    form = SpaceForm(data=values)
    form.kind.choices = choices((code, words.kind(code)) for code in SPACE_KINDS)
    form.equipment.choices = choices((code, words.equipment(code)) for code in EQUIPMENT)
    return form


class HoursForm(MergingForm):
    """Say when a space is open; made by `hours_form`."""

    days: Sequence[date | None]
    also = BooleanField(_l("The same for all spaces of this venue"))

    def lines(self) -> list[Any]:
        """Return the questions: every day first, then each day."""
        return [self[_name(one)] for one in self.days]

    def hours(self) -> dict[date | None, tuple[Stretch, ...]]:
        """Return the hours by day; raises HoursUnclear and HoursOverlap on their field."""
        return {
            one: rules.read_hours(self[_name(one)].data or "", words.closed(), _name(one))
            for one in self.days
        }


def hours_form(days: Iterable[date], hours: Sequence[OpeningHours]) -> HoursForm:
    """Make the form with every day of the edition, and others that have hours of their own."""
    known = sorted({*days, *(one.day for one in hours if one.day is not None)})
    every: list[date | None] = [None, *known]
    fields: dict[str, Any] = {"days": every}
    for one in every:
        label = _("Every day") if one is None else day(one)
        fields[_name(one)] = StringField(label, [Optional(), Length(max=100)])
    values = {_name(one): words.of_day(hours, one) for one in every}
    form: HoursForm = type("HoursForm", (HoursForm,), fields)(data=values)
    return form


def _name(one: date | None) -> str:
    """Return the name of the question about a day."""
    return "every" if one is None else f"on_{one:%Y_%m_%d}"


class BlockForm(Form):
    """Say when a space cannot be used; made by `block_form`."""

    starts_at: LocalDateTimeField
    ends_at: LocalDateTimeField
    reason = StringField(_l("Why"), [required(), Length(max=200)], description=ONLY_THE_TEAM)

    def time(self) -> BlockedTime:
        """Return what was answered."""
        return BlockedTime(
            starts_at=self.starts_at.data, ends_at=self.ends_at.data, reason=self.reason.data
        )


def block_times(zone: str) -> dict[str, Any]:
    """Return the questions from when until when, on the clocks of the zone."""
    zoned = time_field(zone)
    return {
        "starts_at": zoned(_l("From"), [required()]),
        "ends_at": zoned(_l("Until"), [required()]),
    }


def block_form(zone: str, values: Mapping[str, Any]) -> BlockForm:
    """Make the form with what is known already, its moments on the clocks of the zone."""
    fields = block_times(zone)
    form: BlockForm = type("BlockForm", (BlockForm,), fields)(data=values)
    return form


class TravelForm(MergingForm):
    """Say how far venues are apart; made by `travel_form`."""

    ways: Sequence[tuple[int, int]]

    def lines(self) -> list[Any]:
        """Return the questions, one for each two venues."""
        return [self[_way(pair)] for pair in self.ways]

    def minutes(self) -> dict[tuple[int, int], int | None]:
        """Return the minutes by both venues' ids."""
        return {pair: self[_way(pair)].data for pair in self.ways}


def travel_form(venues: Sequence[Venue], minutes: Mapping[tuple[int, int], int]) -> TravelForm:
    """Make the form with a question for each two venues."""
    named = {one.id: one.name.best(language()) for one in venues}
    ways = rules.pairs(list(named))
    fields: dict[str, Any] = {"ways": ways}
    for pair in ways:
        one, other = (named[venue_id] for venue_id in pair)
        label = _("Minutes between %(one)s and %(other)s", one=one, other=other)
        fields[_way(pair)] = IntegerField(label, [Optional(), NumberRange(min=0, max=MOST_MINUTES)])
    values = {_way(pair): minutes.get(pair) for pair in ways}
    form: TravelForm = type("TravelForm", (TravelForm,), fields)(data=values)
    return form


def _way(pair: tuple[int, int]) -> str:
    """Return the name of the question about the way between two venues."""
    return f"way_{pair[0]}_{pair[1]}"
