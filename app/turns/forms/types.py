"""The types of rules, each with the values that it asks for."""

from collections.abc import Sequence
from typing import Any

import wtforms
from wtforms.validators import Length, NumberRange, Optional, Regexp

from app.core.forms import StringField, required
from app.core.languages import _, _l
from app.core.words import Words
from app.programmes.rules.candidacy import Candidacy
from app.programmes.rules.cycle import Cycle
from app.programmes.rules.method import Method
from app.programmes.rules.permanent import Permanent
from app.programmes.rules.reciprocal import Reciprocal
from app.programmes.rules.sides import Side, Sides
from app.programmes.rules.tied import Tied
from app.programmes.rules.unruled import NoRotation
from app.turns.forms.rule import Choices, RuleForm, blank

LONGEST = 60


class OrderField(wtforms.Field):
    """Regions in an order; buttons named `move` send `up:code`, `down:code`, `in:` and `out:`."""

    data: list[str]

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the codes in their order, each once."""
        self.data = list(dict.fromkeys(valuelist))

    def process_data(self, value: Any) -> None:
        """Show an order."""
        self.data = list(value or ())

    def move(self, wish: str) -> None:
        """Move one region up or down, take it in or out."""
        way, _colon, code = wish.partition(":")
        if way == "in" and code not in self.data:
            self.data.append(code)
        if code not in self.data:
            return
        place = self.data.index(code)
        self.data.remove(code)
        if way != "out":
            self.data.insert(max(0, place + {"up": -1, "down": 1}.get(way, 0)), code)


class CycleForm(RuleForm):
    """A fixed cycle."""

    order = OrderField(_l("Order of the hosts"))
    first = wtforms.SelectField(_l("Who began"))
    joiners = wtforms.BooleanField(_l("Members that join later enter at the end"))
    own = ("order", "first", "joiners")

    def offer_own(self, regions: Choices, programmes: Choices) -> None:
        """Offer the regions."""
        del programmes
        self.first.choices = blank(regions)

    def method(self) -> Method:
        """Return the cycle."""
        order = tuple(self.order.data)
        return Cycle(order=order, first=self.first.data or None, joiners=self.joiners.data)


class SideForm(wtforms.Form):
    """One side."""

    code = StringField(_l("Short name"), [Length(max=40), Optional(), Regexp("[a-z0-9-]+$")])
    countries = StringField(
        _l("Countries"), [Length(max=LONGEST)], description=_l("Two letters each: JP, KR.")
    )


class SidesForm(RuleForm):
    """Sides that alternate."""

    sides = wtforms.FieldList(wtforms.FormField(SideForm), min_entries=3, max_entries=6)
    choice = wtforms.SelectField(_l("How a host is found inside the side"))
    first = StringField(_l("Side that began"), [Length(max=40)])
    own = ("choice", "first")
    names: dict[str, Words] = {}

    def offer_own(self, regions: Choices, programmes: Choices) -> None:
        """Offer the ways to find a host."""
        del regions, programmes
        self.choice.choices = [
            ("bid", _("Cities or regions bid for it")),
            ("agreement", _("The side agrees on it")),
            ("unknown", _("Unknown")),
        ]

    def values(self, method: Method) -> dict[str, Any]:
        """Return the sides as rows."""
        assert isinstance(method, Sides)
        rows = [{"code": one.code, "countries": ", ".join(one.countries)} for one in method.sides]
        return {**super().values(method), "sides": rows}

    def method(self) -> Method:
        """Return the sides; those of old keep their names."""
        rows = [row for row in self.sides.data if row["code"]]
        sides = tuple(
            Side(
                code=row["code"],
                countries=tuple((row["countries"] or "").upper().replace(",", " ").split()),
                names=self.names.get(row["code"], Words()),
            )
            for row in rows
        )
        return Sides(sides=sides, choice=self.choice.data, first=self.first.data or None)

    def validate_sides(self, field: wtforms.FieldList) -> None:
        """Demand two sides."""
        if len([row for row in field.data if row["code"]]) < 2:  # noqa: PLR2004  (sides alternate)
            raise wtforms.ValidationError(_("Name at least two sides."))


class CandidacyForm(RuleForm):
    """Candidacy decided by an assembly."""

    avoid_last = wtforms.IntegerField(
        _l("Turns before a country comes again"),
        [required(), NumberRange(0, 20)],
        description=_l("0 where countries may repeat."),
    )
    decided_by = StringField(_l("Who decides"), [Length(max=200)])
    own = ("avoid_last", "decided_by")

    def method(self) -> Method:
        """Return the candidacy."""
        return Candidacy(avoid_last=self.avoid_last.data, decided_by=self.decided_by.data or "")


class ReciprocalForm(RuleForm):
    """A pair."""

    one = wtforms.SelectField(_l("One region"))
    other = wtforms.SelectField(_l("The other region"))
    direction = wtforms.SelectField(_l("Who receives"))
    first = wtforms.SelectField(_l("Who received first"))
    own = ("direction", "first")

    def offer_own(self, regions: Choices, programmes: Choices) -> None:
        """Offer the regions."""
        del programmes
        self.one.choices = self.other.choices = list(regions)
        self.first.choices = blank(regions)
        self.direction.choices = [
            ("alternate", _("The two in turn")),
            ("both", _("Both at once")),
            ("unknown", _("Unknown")),
        ]

    def values(self, method: Method) -> dict[str, Any]:
        """Return the pair as two answers."""
        assert isinstance(method, Reciprocal)
        one, other = method.pair
        return {**super().values(method), "one": one, "other": other}

    def validate_other(self, field: wtforms.SelectField) -> None:
        """Demand two regions."""
        if field.data == self.one.data:
            raise wtforms.ValidationError(_("Choose two different regions."))

    def method(self) -> Method:
        """Return the pair."""
        return Reciprocal(
            pair=(self.one.data, self.other.data),
            direction=self.direction.data,
            first=self.first.data or None,
        )


class PermanentForm(RuleForm):
    """A permanent host."""

    always_host = wtforms.SelectMultipleField(_l("Permanent hosts"), [required()])

    def offer_own(self, regions: Choices, programmes: Choices) -> None:
        """Offer the regions."""
        del programmes
        self.always_host.choices = list(regions)

    def values(self, method: Method) -> dict[str, Any]:
        """Return the hosts."""
        assert isinstance(method, Permanent)
        return {"always_host": list(method.at)}

    def method(self) -> Method:
        """Return the permanent hosts."""
        return Permanent(at=tuple(self.always_host.data))


class TiedForm(RuleForm):
    """Tied to another programme's host."""

    to = wtforms.SelectField(_l("Programme whose host it takes"))
    offset = wtforms.IntegerField(
        _l("Years after that programme’s edition"),
        [required(), NumberRange(-10, 10)],
        description=_l("0 in the same year, −1 the year before."),
    )
    years = wtforms.IntegerField(_l("Years that a turn lasts"), [required(), NumberRange(1, 20)])
    own = ("to", "offset", "years")

    def offer_own(self, regions: Choices, programmes: Choices) -> None:
        """Offer the programmes."""
        del regions
        self.to.choices = list(programmes)

    def method(self) -> Method:
        """Return the tie."""
        return Tied(to=self.to.data, offset=self.offset.data, years=self.years.data)


class NoRotationForm(RuleForm):
    """No rotation."""

    because = wtforms.SelectField(_l("Why there are no turns"))
    own = ("because",)

    def offer_own(self, regions: Choices, programmes: Choices) -> None:
        """Offer the reasons."""
        del regions, programmes
        self.because.choices = [
            ("one-off", _("It takes place once")),
            ("ended", _("It has ended")),
            ("many-hosts", _("Many regions host at the same time")),
            ("no-host", _("Nobody hosts it")),
        ]

    def method(self) -> Method:
        """Return that there is none."""
        return NoRotation(because=self.because.data)


FORMS: dict[str, type[RuleForm]] = {
    "cycle": CycleForm,
    "sides": SidesForm,
    "candidacy": CandidacyForm,
    "reciprocal": ReciprocalForm,
    "permanent": PermanentForm,
    "tied": TiedForm,
    "none": NoRotationForm,
    "unknown": RuleForm,
}


def names() -> list[tuple[str, str]]:
    """Return the types of rules with their words."""
    return [
        ("cycle", _("A fixed cycle")),
        ("sides", _("Sides that alternate")),
        ("candidacy", _("Candidates, one of whom is elected")),
        ("reciprocal", _("Two regions that receive each other")),
        ("permanent", _("A permanent host")),
        ("tied", _("The host of another programme")),
        ("none", _("No rotation")),
        ("unknown", _("Nobody knows")),
    ]
