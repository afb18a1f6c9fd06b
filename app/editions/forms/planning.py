"""The questions about what is planned: days, place, hosts, who may take part."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import wtforms
from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import DateField, Form, PartialDateField, StringField, TextAreaField, required
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.editions import words
from app.editions.forms.limits import COUNT, LimitFields, names_of, role_fields
from app.editions.models import MODES, Edition
from app.editions.rules import Limits, Plan
from app.editions.terms import EntryTerms
from app.regions.models import Region


def _id_or_none(value: Any) -> int | None:
    """Read a region's id; the empty choice means none."""
    return int(value) if value not in {None, "", "None"} else None


class PlanFields:
    """What is planned: number, year, hosts, days, place, mode and who may take part."""

    number = StringField(
        _l("Number of the edition"),
        [Optional(), Length(max=20)],
        description=_l("As it is announced, such as 24."),
    )
    year = IntegerField(_l("Year"), [required(), NumberRange(min=1900, max=2200)])
    host = SelectField(_l("Host"), coerce=_id_or_none)
    co_host = SelectField(_l("Second host"), coerce=_id_or_none)
    starts_on = DateField(_l("First day"), [Optional()])
    ends_on = DateField(_l("Last day"), [Optional()])
    when = PartialDateField(
        _l("If the days are not fixed"),
        [Optional()],
        description=_l("A year or a month: 2027 or 2027-08."),
    )
    zone = SelectField(
        _l("Time zone"), description=_l("All times of the edition are on its clocks.")
    )
    city = StringField(_l("City"), [Length(max=200)])
    venue = TextAreaField(_l("Venue"), [Length(max=2000)])
    mode = RadioField(_l("How it takes place"), default=MODES[0])
    note = TextAreaField(_l("Note"), [Length(max=5000)])
    invitees = wtforms.SelectMultipleField(
        _l("Regions that may take part"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def offer(self, regions: Sequence[Region], zones: Iterable[str] = ()) -> None:
        """Offer the regions, their zones and the modes as choices."""
        named = [(region.id, region.name.best(language())) for region in regions]
        none = ("", _("not decided"))
        self.host.choices = [none, *named]
        self.co_host.choices = [("", _("none")), *named]
        self.invitees.choices = named
        known = {region.zone for region in regions if region.zone} | set(zones)
        self.zone.choices = [("", _("as the host region")), *((one, one) for one in sorted(known))]
        self.mode.choices = [(code, words.mode(code)) for code in MODES]

    def plan(self) -> Plan:
        """Return what was answered."""
        return Plan(
            number=self.number.data or None,
            year=self.year.data,
            host_id=self.host.data,
            co_host_id=self.co_host.data,
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            when=self.when.data or None,
            zone=self.zone.data,
            city=self.city.data or "",
            venue=self.venue.data or "",
            mode=self.mode.data,
            note=self.note.data or "",
            invitees=frozenset(self.invitees.data or ()),
        )


class EditionForm(PlanFields, LimitFields, Form):
    """Everything that is asked when an edition is opened; made by `edition_form`."""

    region_limit = IntegerField(
        _l("People from each region, in all roles"),
        COUNT,
        description=_l("Leave empty for no limit."),
    )

    def limits(self) -> Limits:
        """Return roles and limits as answered."""
        most = self.region_limit.data
        chosen = self.invitees.data or ()
        return Limits(
            roles=self.role_limits(),
            regions={} if most is None else dict.fromkeys(chosen, most),
            edition=self.edition_limit.data,
        )


def edition_form(
    terms: EntryTerms, regions: Sequence[Region], defaults: Mapping[str, Any]
) -> EditionForm:
    """Make the form that opens an edition.

    `regions` may host and be invited; `defaults` may give any field by its name, such as year,
    host (a region's id) and invitees (ids); without invitees all regions are ticked.
    """
    usual: dict[str, Any] = {"invitees": [region.id for region in regions]}
    for role in terms.roles:
        offered, per_region, _overall = names_of(role.slug)
        usual |= {offered: role.per_region is not None, per_region: role.per_region}
    made = type("EditionForm", (EditionForm,), role_fields(terms))
    form: EditionForm = made(data={**usual, **defaults})
    form.offer(regions)
    return form


class ChangeForm(PlanFields, MergingForm):
    """Change what was planned."""


def plan_values(edition: Edition) -> dict[str, Any]:
    """Return what is planned, by the form's fields."""
    names = ("number", "year", "starts_on", "ends_on", "when", "zone", "city", "venue", "mode")
    values = {name: getattr(edition, name) for name in names}
    hosts = {"host": edition.host_id, "co_host": edition.co_host_id}
    invited = sorted(invitee.region_id for invitee in edition.invitees)
    return {**values, **hosts, "note": edition.note, "invitees": invited}


def change_form(edition: Edition, regions: Sequence[Region]) -> ChangeForm:
    """Make the form that changes what was planned."""
    form = ChangeForm(data=plan_values(edition))
    form.offer(regions, [edition.zone])
    return form
