"""The questions about an edition: what is planned, who may take part, how many, until when."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import wtforms
from wtforms import BooleanField, DateField, FormField, IntegerField, RadioField, SelectField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.editing import EditForm
from app.core.forms import (
    Form,
    LocalDateTimeField,
    PartialDateField,
    StringField,
    TextAreaField,
    required,
)
from app.core.languages import _, _l, language
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
        _l("Number"),
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


class RoleForm(wtforms.Form):
    """Whether a role is offered, and how many people may be entered in it."""

    offered = BooleanField(_l("Offered"))
    per_region = IntegerField(_l("From each region"), _COUNT)
    overall = IntegerField(_l("In all"), _COUNT)


class LimitFields:
    """The roles offered and the limits; `roles` and `regions` are added for the kind at hand."""

    edition_limit = IntegerField(
        _l("People in the whole edition"), _COUNT, description=_l("Leave empty for no limit.")
    )

    def role_limits(self) -> tuple[RoleLimit, ...]:
        """Return the limits of the roles that are offered."""
        return tuple(
            RoleLimit(role=role, per_region=said["per_region"], overall=said["overall"])
            for role, said in self.roles.data.items()  # type: ignore[attr-defined]
            if said["offered"]
        )


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
    usual = {
        role.slug: {"offered": role.per_region is not None, "per_region": role.per_region}
        for role in terms.roles
    }
    values = {"roles": usual, "invitees": [region.id for region in regions], **defaults}
    form: EditionForm = type("EditionForm", (EditionForm,), {"roles": _roles(terms)})(data=values)
    form.offer(regions)
    return form


def _roles(terms: EntryTerms) -> Any:
    """Return one line of questions a role."""
    lines = {role.slug: FormField(RoleForm, role.label) for role in terms.roles}
    return FormField(type("RolesForm", (wtforms.Form,), lines), _l("Roles"))


class ChangeForm(PlanFields, EditForm):
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
    form = ChangeForm(lambda: (edition.version, plan_values(edition)))
    form.offer(regions, [edition.zone])
    return form


class LimitsForm(LimitFields, EditForm):
    """Set the roles offered and the limits; made by `limits_form`."""

    def limits(self) -> Limits:
        """Return roles and limits as answered."""
        regions = {
            int(name): most
            for name, most in self.regions.data.items()  # type: ignore[attr-defined]
            if most is not None
        }
        return Limits(roles=self.role_limits(), regions=regions, edition=self.edition_limit.data)


def limits_form(edition: Edition, places: Callable[[], Sequence[Place]]) -> LimitsForm:
    """Make the form that sets an edition's limits; invitees must be loaded with their regions."""
    terms = edition.programme.kind.terms(EntryTerms)
    lines = {
        str(invitee.region_id): IntegerField(invitee.region.name.best(language()), _COUNT)
        for invitee in edition.invitees
    }
    regions = FormField(type("RegionsForm", (wtforms.Form,), lines), _l("People from each region"))
    fields = {"roles": _roles(terms), "regions": regions}

    def stands() -> tuple[int, dict[str, Any]]:
        return edition.version, limit_values(edition, terms, limits_of(edition.roles, places()))

    form: LimitsForm = type("LimitsForm", (LimitsForm,), fields)(stands)
    return form


def limit_values(edition: Edition, terms: EntryTerms, limits: Limits) -> dict[str, Any]:
    """Return the limits by the form's fields."""
    offered = {limit.role: limit for limit in limits.roles}
    roles = {}
    for role in terms.roles:
        limit = offered.get(role.slug)
        roles[role.slug] = {
            "offered": limit is not None,
            "per_region": limit.per_region if limit else None,
            "overall": limit.overall if limit else None,
        }
    invited = sorted(invitee.region_id for invitee in edition.invitees)
    regions = {str(region): limits.regions.get(region) for region in invited}
    return {"roles": roles, "regions": regions, "edition_limit": limits.edition}


class StatusForm(EditForm):
    """Say what became of an edition."""

    status = RadioField(_l("What became of it"), [required()])
    reason = TextAreaField(
        _l("Reason"),
        [Length(max=2000)],
        description=_l("Needed when the edition is postponed or cancelled; everybody can read it."),
    )
    seen = wtforms.HiddenField()


def status_form(edition: Edition) -> StatusForm:
    """Make the form with what can follow on the edition's status."""
    form = StatusForm(lambda: (edition.version, {"seen": edition.status}))
    form.status.choices = [(code, words.status(code)) for code in FOLLOWS[edition.status]]
    return form


def registration_form(edition: Edition) -> "RegistrationForm":
    """Make the form that opens registration, in the edition's zone."""

    class Zoned(LocalDateTimeField):
        """A moment on the clocks of the edition's zone."""

        zone = edition.zone

    fields = {
        "opens_at": Zoned(
            _l("Registration opens"), [Optional()], description=_l("Leave empty to open it now.")
        ),
        "closes_at": Zoned(
            _l("Registration closes"),
            [Optional()],
            description=_l(
                "From this moment on nobody can be entered, to the second on the server's clock."
            ),
        ),
    }

    def stands() -> tuple[int, dict[str, Any]]:
        opens, closes = edition.registration_opens_at, edition.registration_closes_at
        return edition.version, {"opens_at": opens, "closes_at": closes}

    form: RegistrationForm = type("RegistrationForm", (RegistrationForm,), fields)(stands)
    return form


class RegistrationForm(EditForm):
    """When registration opens and closes; made by `registration_form`."""
