"""The questions about a forum: its workbook, its blocks, its chairs, and what each count weighs."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

import wtforms
from werkzeug.datastructures import FileStorage
from wtforms import IntegerField, SelectField, ValidationError
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.core.forms import (
    DateField,
    Form,
    LocalDateTimeField,
    StringField,
    TextAreaField,
    required,
    time_field,
)
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.schedule.forms.activities import id_or_none
from app.schedule.forms.once import OnceForm
from app.schedule.models import ForumBlock
from app.schedule.models.forums import HEAVIEST_COUNT
from app.schedule.rules.forums import BlockFacts
from app.schedule.rules.problem import FORUM_COUNTS
from app.schedule.rules.reading.book import LARGEST
from app.schedule.words import counts
from app.venues.models import Venue

MOST_SLOTS = 100
LONGEST_NAME = 200
LONGEST_PEOPLE = 10_000


def people_field(label: Any, description: Any) -> TextAreaField:
    """Return a question about people, one name a line."""
    return TextAreaField(
        label, [Optional(), Length(max=LONGEST_PEOPLE), no_long_name], description=description
    )


def no_long_name(_form: Form, field: TextAreaField) -> None:
    """Refuse a name that is longer than any."""
    for name in people_of(field):
        if len(name) > LONGEST_NAME:
            raise ValidationError(
                _(
                    "A name has at most %(most)s characters: %(name)s…",
                    most=LONGEST_NAME,
                    name=name[:40],
                )
            )


def people_of(field: TextAreaField) -> list[str]:
    """Return the names in an answer, each once."""
    lines = (field.data or "").split("\n")
    return list(dict.fromkeys(name for line in lines if (name := line.strip())))


class BringInForm(OnceForm):
    """The workbook of a forum, and at which venue it is; made by `bring_in_form`."""

    file = wtforms.FileField(
        _l("Workbook of the forum"), [required()], description=_l("XLSX, at most 5 MB.")
    )
    venue = SelectField(
        _l("Venue"),
        coerce=id_or_none,
        description=_l("Rooms that have a space of their name at the venue are that space."),
    )
    venue_name = StringField(_l("Name of the new venue"), [Length(max=LONGEST_NAME)])
    first = DateField(
        _l("Day of the first block"),
        [Optional()],
        description=_l(
            "Leave empty for the days of the workbook, or for the first day of the edition where "
            "they lie outside of it."
        ),
    )
    content = b""

    def validate_file(self, field: wtforms.FileField) -> None:
        """Take the file's bytes."""
        if not isinstance(field.data, FileStorage):
            raise ValidationError(_("Answer this question."))
        with field.data.stream as stream:
            self.content = stream.read(LARGEST + 1)

    def batch(self) -> str:
        """Return the batch that these answers make: the same page with the same file makes one."""
        return str(uuid5(UUID(super().batch()), sha256(self.content).hexdigest()))

    def validate_venue_name(self, field: StringField) -> None:
        """Ask for a name where the venue is new."""
        if self.venue.data is None and not (field.data or "").strip():
            raise ValidationError(_("Name the new venue, or choose one that there is."))


def bring_in_form(venues: Iterable[Venue], name: str) -> BringInForm:
    """Make the form with an edition's venues; `name` is proposed for a new one."""
    known = [(one.id, one.name.best(language())) for one in venues]
    form = BringInForm(data={"venue": known[0][0] if known else None, "venue_name": name})
    form.venue.choices = [*known, ("", _("A new venue"))]
    return form


class BlockForm(MergingForm):
    """Say when a block is, and how many slots it has; made by `block_form`."""

    starts_at: LocalDateTimeField
    ends_at: LocalDateTimeField

    name = StringField(_l("Name of the block"), [required(), Length(max=LONGEST_NAME)])
    slots = IntegerField(
        _l("Slots"),
        [InputRequired(_l("Answer this question.")), NumberRange(min=1, max=MOST_SLOTS)],
        description=_l("They are equally long. A talk takes one or several."),
    )

    def facts(self) -> BlockFacts:
        """Return what was answered."""
        return BlockFacts(
            name=self.name.data,
            starts_at=self.starts_at.data,
            ends_at=self.ends_at.data,
            slots=self.slots.data,
        )


def block_form(zone: str, block: ForumBlock | None = None) -> BlockForm:
    """Make the form of a block, a new one or one that stands; times are on the zone's clocks."""
    zoned = time_field(zone)
    fields = {
        "starts_at": zoned(_l("Begins"), [required()]),
        "ends_at": zoned(_l("Ends"), [required()]),
    }
    names = ("name", "starts_at", "ends_at", "slots")
    values = {name: getattr(block, name) for name in names} if block else {}
    form: BlockForm = type("BlockForm", (BlockForm,), fields)(data=values)
    return form


class ChairsForm(MergingForm):
    """Name those who chair a track; made by `chairs_form`."""

    chairs = people_field(
        _l("Chairs"), _l("One name a line, written as where the person gives a talk.")
    )

    def names(self) -> list[str]:
        """Return the names, each once."""
        return people_of(self.chairs)


def chairs_form(names: Sequence[str]) -> ChairsForm:
    """Make the form with those who chair now."""
    return ChairsForm(data={"chairs": "\n".join(names)})


class ForumWeightsForm(MergingForm):
    """Say how much each of the sixteen counts weighs; made by `forum_weights_form`."""

    def lines(self) -> list[tuple[str, Any]]:
        """Return what each line is about, and its weight."""
        return [(code, self[_field(code)]) for code in FORUM_COUNTS]

    def weights(self) -> dict[str, int]:
        """Return the weights."""
        return {code: weight.data or 0 for code, weight in self.lines()}


def forum_weights_form(stands: Mapping[str, int]) -> ForumWeightsForm:
    """Make the form with the weights as they stand."""
    fields: dict[str, Any] = {
        _field(code): IntegerField(
            counts.label(code), [Optional(), NumberRange(min=0, max=HEAVIEST_COUNT)]
        )
        for code in FORUM_COUNTS
    }
    values = {_field(code): stands.get(code, 0) for code in FORUM_COUNTS}
    form: ForumWeightsForm = type("ForumWeightsForm", (ForumWeightsForm,), fields)(data=values)
    return form


def _field(code: str) -> str:
    """Return the name of the field of a count."""
    return code.replace("-", "_")
