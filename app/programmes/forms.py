"""What is asked about programmes, members and offices."""

from collections.abc import Iterable
from typing import Any

import wtforms
from wtforms.validators import Length, NumberRange, Optional, Regexp

from app.core.forms import (
    Form,
    PartialDateField,
    StringField,
    TextAreaField,
    WordsField,
    required,
)
from app.core.languages import _, _l, language, pgettext
from app.core.merge import MergingForm
from app.core.words import Words
from app.programmes import kind
from app.programmes.rules import slugs
from app.regions.models import Region

LONGEST_NOTE = 4000
LONGEST_CADENCE = 50
LAST_PLACE = 999


def classes() -> list[tuple[str, str]]:
    """Return the classes of membership with their words."""
    return [
        ("full", pgettext("member", "Full member")),
        ("associate", pgettext("member", "Associate member")),
        ("special", pgettext("member", "Special member")),
        ("observer", pgettext("member", "Observer")),
    ]


def offices() -> list[tuple[str, str]]:
    """Return the offices with their words."""
    return [
        ("chair", pgettext("office", "Chair")),
        ("co-chair", pgettext("office", "Co-chair")),
        ("coordinator", pgettext("office", "Coordinator")),
        ("secretariat", pgettext("office", "Secretariat")),
    ]


def cadences() -> list[tuple[str, str]]:
    """Return the cadences with their words."""
    return [
        ("annual", _("Every year")),
        ("every", _("Every few years")),
        ("irregular", _("Irregularly")),
        ("unknown", _("Unknown")),
    ]


def endings() -> list[tuple[str, str]]:
    """Return the ways a membership ends with their words."""
    return [
        ("withdrew", _("The region withdrew")),
        ("merged", _("The region merged into another")),
        ("suspended", _("The membership is suspended")),
    ]


def named(regions: Iterable[Region]) -> list[tuple[int, str]]:
    """Return regions to choose from, by name in the reader's language."""
    names = [(region.id, region.name.best(language())) for region in regions]
    return sorted(names, key=lambda one: one[1].casefold())


def number_or_none(value: Any) -> int | None:
    """Read a choice that may be left open."""
    return int(value) if value not in (None, "", "None") else None


class _About(MergingForm):
    """What is asked about a programme, new or old."""

    name = WordsField(_l("Name of the programme"))
    summary = WordsField(_l("What it is"), longest=LONGEST_NOTE, lines=True)
    since = PartialDateField(
        _l("Since"), [Optional()], description=_l("As far as known: 1990, 1990-09 or 1990-09-12.")
    )
    cadence = wtforms.SelectField(_l("How often it takes place"))
    cadence_years = wtforms.IntegerField(
        _l("Years from one edition to the next"),
        [Optional(), NumberRange(2, LONGEST_CADENCE)],
        description=_l("Only where it takes place every few years."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the cadences."""
        super().__init__(*args, **kwargs)
        self.cadence.choices = cadences()

    def validate(self, extra_validators: Any = None) -> bool:
        """Demand a name in some language: a group of fields takes no validator of its own."""
        right = bool(super().validate(extra_validators))
        if not any(self.name.data.values()):
            self.name["en"].errors = [_("Write it in at least one language.")]
            return False
        return right

    def validate_cadence(self, field: wtforms.SelectField) -> None:
        """Demand the number of years where it comes every few years."""
        if field.data == "every" and not self.cadence_years.data:
            raise wtforms.ValidationError(_("Say below after how many years it comes again."))

    def facts(self) -> dict[str, Any]:
        """Return the answers as the programme's facts."""
        every = self.cadence.data == "every"
        return {
            "name": _words(self.name),
            "summary": _words(self.summary),
            "since": self.since.data,
            "cadence": self.cadence.data,
            "cadence_years": self.cadence_years.data if every else None,
        }


class CreateForm(_About):
    """A new programme."""

    slug = StringField(
        _l("Short name for addresses"),
        [
            required(),
            Length(max=slugs.LONGEST),
            Regexp(
                f"{slugs.SLUG.pattern}$",
                message=_l("Use small Latin letters, digits and single hyphens: youth-games."),
            ),
        ],
        description=_l("Small Latin letters, digits and hyphens. It never changes."),
    )
    kind = wtforms.RadioField(_l("Kind"), [required()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds."""
        super().__init__(*args, **kwargs)
        self.kind.choices = [(one.slug, one.label) for one in kind.kinds()]

    def validate_slug(self, field: StringField) -> None:
        """Refuse the words that addresses use otherwise."""
        if field.data in slugs.TAKEN:
            raise wtforms.ValidationError(_("Choose another short name: this one is an address."))


class EditForm(_About):
    """A programme's own facts."""

    status = StringField(_l("Where it stands now"), [Length(max=300)])
    origin = TextAreaField(_l("How it began"), [Length(max=LONGEST_NOTE)])
    note = TextAreaField(_l("Note"), [Length(max=LONGEST_NOTE)])
    source = TextAreaField(_l("Sources"), [Length(max=LONGEST_NOTE)])

    def facts(self) -> dict[str, Any]:
        """Return the answers as the programme's facts."""
        texts = {name: self[name].data or "" for name in ("status", "origin", "note", "source")}
        return {**super().facts(), **texts}


class MemberForm(MergingForm):
    """A membership."""

    member_class = wtforms.SelectField(_l("Class"))
    joined = PartialDateField(_l("Joined"), [Optional()], description=_l("Leave blank if unknown."))
    place = wtforms.IntegerField(
        _l("Place in the order"),
        [Optional(), NumberRange(1, LAST_PLACE)],
        description=_l("Where the members stand in a fixed order, and for lists."),
    )
    side = StringField(
        _l("Side"),
        [Length(max=40)],
        description=_l("Where the programme alternates between sides."),
    )
    note = TextAreaField(_l("Note"), [Length(max=LONGEST_NOTE)])
    source = StringField(_l("Source"), [Length(max=LONGEST_NOTE)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the classes."""
        super().__init__(*args, **kwargs)
        self.member_class.choices = classes()

    def facts(self) -> dict[str, Any]:
        """Return the answers as the membership's facts."""
        return {
            "member_class": self.member_class.data,
            "joined": self.joined.data,
            "place": self.place.data,
            "side": self.side.data or None,
            "note": self.note.data or "",
            "source": self.source.data or "",
        }


class NewMemberForm(MemberForm):
    """A membership of a region that is to be chosen."""

    region = wtforms.SelectField(_l("Region"), coerce=int)


class EndMemberForm(Form):
    """How and when a membership ends."""

    left_reason = wtforms.RadioField(_l("What happened"), [required()])
    left = PartialDateField(
        _l("From when"), description=_l("As far as known: 2005, 2005-10 or 2005-10-01.")
    )
    successor = wtforms.SelectField(_l("Region it merged into"), coerce=number_or_none)
    reason = TextAreaField(_l("Reason"), [Length(max=LONGEST_NOTE)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the endings."""
        super().__init__(*args, **kwargs)
        self.left_reason.choices = endings()

    def validate_left(self, field: PartialDateField) -> None:
        """Demand a date except of a suspension, whose beginning may be unknown."""
        if field.data is None and self.left_reason.data != "suspended":
            raise wtforms.ValidationError(_("Say from when, at least the year."))

    def validate_successor(self, field: wtforms.SelectField) -> None:
        """Demand the region that a merged one became a part of, and only then."""
        if self.left_reason.data == "merged" and field.data is None:
            raise wtforms.ValidationError(_("Choose the region that it merged into."))

    def facts(self) -> dict[str, Any]:
        """Return the answers as the facts of the ending."""
        merged = self.left_reason.data == "merged"
        return {
            "left": self.left.data,
            "left_reason": self.left_reason.data,
            "successor_id": self.successor.data if merged else None,
            "reason": self.reason.data or "",
        }


class OfficeForm(MergingForm):
    """Who holds an office."""

    office = wtforms.SelectField(_l("Office"))
    region_id = wtforms.SelectField(_l("Region"), coerce=number_or_none)
    holder = StringField(
        _l("Holder"),
        [Length(max=200)],
        description=_l("A body or a position, where it is no region."),
    )
    since = PartialDateField(_l("Since"), [Optional()])
    until = PartialDateField(_l("Until"), [Optional()])
    note = TextAreaField(_l("Note"), [Length(max=LONGEST_NOTE)])
    source = StringField(_l("Source"), [Length(max=LONGEST_NOTE)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the offices."""
        super().__init__(*args, **kwargs)
        self.office.choices = offices()

    def validate_holder(self, field: StringField) -> None:
        """Demand somebody: a region or a holder in words."""
        if not field.data and self.region_id.data is None:
            raise wtforms.ValidationError(_("Choose a region or write who holds the office."))

    def facts(self) -> dict[str, Any]:
        """Return the answers as the office's facts."""
        texts = {name: self[name].data or "" for name in ("holder", "note", "source")}
        others = {name: self[name].data for name in ("office", "region_id", "since", "until")}
        return {**others, **texts}


def _words(field: WordsField) -> Words:
    """Return what was written in a field of five languages."""
    return Words({code: text for code, text in field.data.items() if text})
