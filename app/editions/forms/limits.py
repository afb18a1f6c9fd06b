"""The questions about roles and limits: the usual ones in a table, further ones in rows."""

from collections.abc import Sequence
from typing import Any, ClassVar

import wtforms
from wtforms import BooleanField, FormField, IntegerField, SelectField
from wtforms.validators import NumberRange, Optional

from app.core.errors import Refused
from app.core.forms import DateField
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.editions import words
from app.editions.models import SEXES, Edition, EditionLimit
from app.editions.rules import ExtraLimit, Limits, RoleLimit, limits_of
from app.editions.terms import EntryTerms
from app.regions.models import Region

MOST = 100_000
COUNT = (Optional(), NumberRange(min=0, max=MOST))
_AGE = (Optional(), NumberRange(min=0, max=120))
# Blank rows for further limits; whoever needs more saves and finds as many again.
BLANK_ROWS = 3


class LimitFields:
    """The roles offered and the limits; three questions a role are added for the kind at hand."""

    terms: EntryTerms

    edition_limit = IntegerField(
        _l("People in the whole edition"), COUNT, description=_l("Leave empty for no limit.")
    )

    def refuse(self, refusal: Refused) -> None:
        """Show what is wrong with the roles as a whole on the first of them, where one can go."""
        if refusal.field == "roles":
            refusal.field = names_of(self.terms.roles[0].slug)[0]
        super().refuse(refusal)  # type: ignore[misc]  # mixed into a form

    def role_lines(self) -> list[tuple[Any, Any, Any, Any]]:
        """Return each role's word and its three questions: offered, from a region, in all."""
        return [
            (role.label, *(self[name] for name in names_of(role.slug)))  # type: ignore[index]
            for role in self.terms.roles
        ]

    def role_limits(self) -> tuple[RoleLimit, ...]:
        """Return the limits of the roles that are offered."""
        slugs = [role.slug for role in self.terms.roles]
        return tuple(
            RoleLimit(
                role=slug, per_region=per_region.data, overall=overall.data, **self.ages(slug)
            )
            for slug, (_label, offered, per_region, overall) in zip(
                slugs, self.role_lines(), strict=True
            )
            if offered.data
        )

    def ages(self, _role: str) -> dict[str, int | None]:
        """Return the ages of a role; a form that does not ask for them leaves them open."""
        return {}


def names_of(role: str) -> tuple[str, str, str]:
    """Return the names of a role's three questions."""
    return f"{role}_offered", f"{role}_per_region", f"{role}_overall"


def _ages_of(role: str) -> tuple[str, str]:
    """Return the names of the questions about a role's ages."""
    return f"{role}_age_from", f"{role}_age_to"


def role_fields(terms: EntryTerms) -> dict[str, Any]:
    """Return three questions a role; each names the role, for those who cannot see the table."""
    fields: dict[str, Any] = {"terms": terms}
    for role in terms.roles:
        offered, per_region, overall = names_of(role.slug)
        fields[offered] = BooleanField(role.label)
        fields[per_region] = IntegerField(_l("%(role)s: from each region", role=role.label), COUNT)
        fields[overall] = IntegerField(_l("%(role)s: in all", role=role.label), COUNT)
    return fields


def _age_fields(terms: EntryTerms) -> dict[str, Any]:
    """Return two questions a role about ages."""
    fields: dict[str, Any] = {}
    for role in terms.roles:
        lowest, highest = _ages_of(role.slug)
        fields[lowest] = IntegerField(_l("%(role)s: youngest age", role=role.label), _AGE)
        fields[highest] = IntegerField(_l("%(role)s: oldest age", role=role.label), _AGE)
    return fields


class ExtraForm(wtforms.Form):
    """A further limit: who is counted, where, at least and at most how many."""

    role = SelectField(_l("Role"), default="")
    sex = SelectField(_l("Sex"), default="")
    where = SelectField(_l("Counted"), default="each")
    least = IntegerField(_l("At least"), COUNT)
    most = IntegerField(_l("At most"), COUNT)

    roles: ClassVar[Sequence[tuple[str, Any]]] = ()
    regions: ClassVar[Sequence[Region]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer roles, sexes and regions; a blank row must not forbid anything."""
        super().__init__(*args, **kwargs)
        self.role.choices = [("", _("All roles")), *((one, str(word)) for one, word in self.roles)]
        self.sex.choices = [("", _("All")), *((one, words.sex(one)) for one in SEXES)]
        self.where.choices = [
            ("each", _("in each region")),
            ("all", _("in all regions together")),
            *((str(one.id), one.name.best(language())) for one in self.regions),
        ]

    def extra(self) -> ExtraLimit | None:
        """Return the limit; None for a row without any number."""
        if self.least.data is None and self.most.data is None:
            return None
        where = self.where.data
        return ExtraLimit(
            role=self.role.data or None,
            sex=self.sex.data or None,
            every_region=where == "each",
            region_id=int(where) if where not in {"each", "all"} else None,
            least=self.least.data,
            most=self.most.data,
        )


def _extra_values(extra: ExtraLimit) -> dict[str, Any]:
    """Return a further limit by the fields of its row."""
    where = "each" if extra.every_region else str(extra.region_id or "all")
    numbers = {"least": extra.least, "most": extra.most}
    return {"role": extra.role or "", "sex": extra.sex or "", "where": where, **numbers}


class LimitsForm(LimitFields, MergingForm):
    """Set the roles offered and the limits; made by `limits_form`."""

    regions: Sequence[Region]
    rows: int

    age_on = DateField(
        _l("The day on which ages hold"),
        [Optional()],
        description=_l("Leave empty for the edition's first day."),
    )
    ask_sex = BooleanField(
        _l("Ask for each person's sex"),
        description=_l("It is asked anyway, and must be answered, where a limit counts by sex."),
    )

    def age_lines(self) -> list[tuple[Any, Any, Any]]:
        """Return each role's word and its two questions about ages."""
        return [
            (role.label, *(self[name] for name in _ages_of(role.slug))) for role in self.terms.roles
        ]

    def ages(self, role: str) -> dict[str, int | None]:
        """Return the ages of a role as answered."""
        lowest, highest = _ages_of(role)
        return {"age_from": self[lowest].data, "age_to": self[highest].data}

    def region_lines(self) -> list[Any]:
        """Return the question about each region's people in all roles."""
        return [self[f"region_{region.id}"] for region in self.regions]

    def extra_lines(self) -> list[Any]:
        """Return the rows of further limits, the last ones blank."""
        return [self[f"extra_{number}"] for number in range(self.rows)]

    def limits(self) -> Limits:
        """Return roles and limits as answered."""
        most = {region.id: self[f"region_{region.id}"].data for region in self.regions}
        extra = (line.form.extra() for line in self.extra_lines())
        return Limits(
            roles=self.role_limits(),
            regions={region: limit for region, limit in most.items() if limit is not None},
            edition=self.edition_limit.data,
            extra=tuple(one for one in extra if one is not None),
            age_on=self.age_on.data,
            ask_sex=self.ask_sex.data,
        )


def limits_form(edition: Edition, rows: Sequence[EditionLimit]) -> LimitsForm:
    """Make the form that sets an edition's limits; invitees must be loaded with their regions."""
    terms = edition.programme.kind.terms(EntryTerms)
    regions = [invitee.region for invitee in edition.invitees]
    limits = limits_of(edition, edition.roles, rows)
    lines = {
        f"region_{region.id}": IntegerField(region.name.best(language()), COUNT)
        for region in regions
    }
    roles = [(role.slug, role.label) for role in terms.roles]
    row = type("ExtraForm", (ExtraForm,), {"roles": roles, "regions": regions})
    many = len(limits.extra) + BLANK_ROWS
    extra = {
        f"extra_{number}": FormField(row, _l("Further limit %(number)s", number=number + 1))
        for number in range(many)
    }
    fields = {**lines, **role_fields(terms), **_age_fields(terms), **extra}
    made = type("LimitsForm", (LimitsForm,), {"regions": regions, "rows": many, **fields})
    form: LimitsForm = made(data=_limit_values(limits))
    return form


def _limit_values(limits: Limits) -> dict[str, Any]:
    """Return the limits by the form's fields."""
    values: dict[str, Any] = {
        "edition_limit": limits.edition,
        "age_on": limits.age_on,
        "ask_sex": limits.ask_sex,
    }
    for limit in limits.roles:
        answers = (True, limit.per_region, limit.overall, limit.age_from, limit.age_to)
        values |= dict(zip((*names_of(limit.role), *_ages_of(limit.role)), answers, strict=True))
    for number, extra in enumerate(limits.extra):
        values[f"extra_{number}"] = _extra_values(extra)
    return values | {f"region_{region}": most for region, most in limits.regions.items()}
