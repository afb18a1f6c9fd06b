"""The questions about an edition: what is planned, who may take part, how many, until when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import wtforms
from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import (
    DateField,
    Form,
    LocalDateTimeField,
    PartialDateField,
    StringField,
    TextAreaField,
    required,
)
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.editions import words
from app.editions.models import MODES, Edition, Place
from app.editions.rules import FOLLOWS, Limits, Plan, RoleLimit, limits_of
from app.editions.terms import EntryTerms
from app.regions.models import Region

MOST = 100_000
_COUNT = (Optional(), NumberRange(min=0, max=MOST))


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


class LimitFields:
    """The roles offered and the limits; three questions a role are added for the kind at hand."""

    terms: EntryTerms

    edition_limit = IntegerField(
        _l("People in the whole edition"), _COUNT, description=_l("Leave empty for no limit.")
    )

    def role_lines(self) -> list[tuple[Any, Any, Any, Any]]:
        """Return each role's word and its three questions: offered, from a region, in all."""
        return [
            (role.label, *(self[name] for name in _names(role.slug)))  # type: ignore[index]
            for role in self.terms.roles
        ]

    def role_limits(self) -> tuple[RoleLimit, ...]:
        """Return the limits of the roles that are offered."""
        slugs = [role.slug for role in self.terms.roles]
        return tuple(
            RoleLimit(role=slug, per_region=per_region.data, overall=overall.data)
            for slug, (_label, offered, per_region, overall) in zip(
                slugs, self.role_lines(), strict=True
            )
            if offered.data
        )


def _names(role: str) -> tuple[str, str, str]:
    """Return the names of a role's three questions."""
    return f"{role}_offered", f"{role}_per_region", f"{role}_overall"


def _role_fields(terms: EntryTerms) -> dict[str, Any]:
    """Return three questions a role; each names the role, for those who cannot see the table."""
    fields: dict[str, Any] = {"terms": terms}
    for role in terms.roles:
        offered, per_region, overall = _names(role.slug)
        fields[offered] = BooleanField(role.label)
        fields[per_region] = IntegerField(_l("%(role)s: from each region", role=role.label), _COUNT)
        fields[overall] = IntegerField(_l("%(role)s: in all", role=role.label), _COUNT)
    return fields


class EditionForm(PlanFields, LimitFields, Form):
    """Everything that is asked when an edition is opened; made by `edition_form`."""

    region_limit = IntegerField(
        _l("People from each region, in all roles"),
        _COUNT,
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
        offered, per_region, _overall = _names(role.slug)
        usual |= {offered: role.per_region is not None, per_region: role.per_region}
    made = type("EditionForm", (EditionForm,), _role_fields(terms))
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


class LimitsForm(LimitFields, MergingForm):
    """Set the roles offered and the limits; made by `limits_form`."""

    regions: Sequence[Region]

    def region_lines(self) -> list[Any]:
        """Return the question about each region's people in all roles."""
        return [self[f"region_{region.id}"] for region in self.regions]

    def limits(self) -> Limits:
        """Return roles and limits as answered."""
        most = {region.id: self[f"region_{region.id}"].data for region in self.regions}
        return Limits(
            roles=self.role_limits(),
            regions={region: limit for region, limit in most.items() if limit is not None},
            edition=self.edition_limit.data,
        )


def limits_form(edition: Edition, places: Sequence[Place]) -> LimitsForm:
    """Make the form that sets an edition's limits; invitees must be loaded with their regions."""
    terms = edition.programme.kind.terms(EntryTerms)
    regions = [invitee.region for invitee in edition.invitees]
    lines = {
        f"region_{region.id}": IntegerField(region.name.best(language()), _COUNT)
        for region in regions
    }
    made = type("LimitsForm", (LimitsForm,), {"regions": regions, **lines, **_role_fields(terms)})
    form: LimitsForm = made(data=_limit_values(limits_of(edition.roles, places)))
    return form


def _limit_values(limits: Limits) -> dict[str, Any]:
    """Return the limits by the form's fields."""
    values: dict[str, Any] = {"edition_limit": limits.edition}
    for limit in limits.roles:
        answers = zip(_names(limit.role), (True, limit.per_region, limit.overall), strict=True)
        values |= dict(answers)
    return values | {f"region_{region}": most for region, most in limits.regions.items()}


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
    zoned = type("EditionTime", (LocalDateTimeField,), {"zone": edition.zone})
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
