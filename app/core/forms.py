"""What every form can do: keep what was typed, and show a refusal on its field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import wtforms
from flask import request
from flask_wtf import FlaskForm
from wtforms import ValidationError
from wtforms.validators import StopValidation

from app.core import text
from app.core.dates import PartialDate
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import LANGUAGES, _, _l, language
from app.core.words import Words

# Of what happened between regions, or will; the edges of the calendar overflow.
YEARS = range(1000, 9000)


class Form(FlaskForm):
    """A form that can carry a refusal back to the person who filled it in."""

    class Meta(FlaskForm.Meta):
        """Error sentences of the fields in the page's language."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Read what browsers send; the values of a JSON body could be anything."""
            return None if request.is_json else super().wrap_formdata(form, formdata)

        @property
        def locales(self) -> list[str]:
            """Name the language of WTForms' own sentences."""
            return [language()]

    def answered(self) -> bool:
        """Tell whether the form was sent and is right so far."""
        return bool(self.validate_on_submit())

    @property
    def http_status(self) -> int:
        """The status of the page that shows this form: 422 once it was sent and refused."""
        return 422 if self.is_submitted() else 200

    @contextmanager
    def showing_refusals(self) -> Iterator[None]:
        """Undo the block and show why, if a rule refuses."""
        try:
            with session().begin_nested():
                yield
        except Refused as refusal:
            self.refuse(refusal)

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal on its field, or above the form."""
        if refusal.field and refusal.field in self:
            field = self[refusal.field]
            if isinstance(field, wtforms.FormField):
                field = next(iter(field))
            field.errors = [*field.errors, refusal.message]
        else:
            self.form_errors.append(refusal.message)


class StringField(wtforms.StringField):
    """A line of text: composed (NFC), trimmed, without control characters."""

    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Normalise what was typed; keep it as typed when it must be refused."""
        super().process_formdata(valuelist)
        if self.data is not None:
            self.data = text.tidy(self.data)

    def pre_validate(self, form: wtforms.Form) -> None:
        """Refuse characters that hide or reverse text."""
        super().pre_validate(form)
        if self.data and text.hidden(self.data):
            raise StopValidation(_("Remove the invisible or direction-changing characters."))


class TextAreaField(wtforms.TextAreaField):
    """Several lines of text, with line feeds only."""

    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Normalise what was typed."""
        super().process_formdata(valuelist)
        if self.data is not None:
            self.data = text.tidy(self.data.replace("\r\n", "\n"), lines=True)

    def pre_validate(self, form: wtforms.Form) -> None:
        """Refuse characters that hide or reverse text."""
        super().pre_validate(form)
        if self.data and text.hidden(self.data):
            raise StopValidation(_("Remove the invisible or direction-changing characters."))


class PartialDateField(StringField):
    """A date as far as it is known; `data` is a PartialDate or None."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read a year, a month or a day."""
        super().process_formdata(valuelist)
        if not self.data:
            self.data = None
            return
        try:
            self.data = _sensible(PartialDate(self.data))
        except ValueError:
            raise ValueError(
                _("Write a year, a month or a day: 1990, 1990-09, 1990-09-12.")
            ) from None


class DateField(wtforms.DateField):
    """A calendar day of a year that anything here could happen in."""

    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read a day; far from all others it would overflow what is reckoned from it."""
        super().process_formdata(valuelist)
        if self.data is not None and self.data.year not in YEARS:
            self.data = None
            raise ValueError(self.gettext("Not a valid date value."))


def _sensible(day: PartialDate) -> PartialDate:
    """Return the date; raises ValueError where its year is none of ours."""
    if day.year not in YEARS:
        raise ValueError(day)
    return day


class LocalDateTimeField(wtforms.DateTimeLocalField):
    """A time on the clocks of a zone; `data` is the moment in UTC.

    Set `zone` before the form is read. Times that a zone skips or has twice are refused.
    """

    data: Any
    zone = "UTC"

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        """Read what browsers send: minutes, sometimes seconds."""
        super().__init__(
            label, validators, format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **kwargs
        )

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Turn the local time into UTC."""
        super().process_formdata(valuelist)
        if self.data is not None and self.data.year not in YEARS:
            self.data = None
            raise ValueError(self.gettext("Not a valid datetime value."))
        if self.data is not None:
            self.data = self._in_utc(self.data)

    def process_data(self, value: datetime | None) -> None:
        """Show a stored moment on the zone's clocks."""
        self.data = value
        if value is not None:
            self.raw_data = [f"{value.astimezone(ZoneInfo(self.zone)):%Y-%m-%dT%H:%M}"]

    def _value(self) -> str:
        """Return what the input shows."""
        return str(self.raw_data[0]) if self.raw_data else ""

    def _in_utc(self, local: datetime) -> datetime:
        zone = ZoneInfo(self.zone)
        first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        if first.utcoffset() != second.utcoffset():
            self.data = None
            raise ValueError(_("The clocks change then: choose a time an hour earlier or later."))
        return first.astimezone(UTC)


def time_field(zone: str) -> type[LocalDateTimeField]:
    """Return the field of a time on the clocks of a zone that only a request knows."""
    return type("ZonedTimeField", (LocalDateTimeField,), {"zone": zone})


class WordsField(wtforms.FormField):
    """A text in the five languages; `data` gives a dict, `words()` the Words typed."""

    def __init__(
        self,
        label: Any = None,
        validators: Iterable[Callable[[wtforms.Form, "WordsField"], None]] = (),
        *,
        longest: int = 300,
        lines: bool = False,
        **kwargs: Any,
    ) -> None:
        """Make one input a language; a FormField itself takes no validators."""
        self.demands = tuple(validators)
        kind = TextAreaField if lines else StringField
        limit = wtforms.validators.Length(max=longest)
        inputs = {code: kind(name, [limit]) for code, name in LANGUAGES.items()}
        super().__init__(type("LanguagesForm", (wtforms.Form,), inputs), label, **kwargs)

    def validate(self, form: wtforms.Form, extra_validators: Sequence[Any] = ()) -> bool:
        """Validate each language, then what is demanded of them together, told on the first."""
        right: bool = super().validate(form, extra_validators)
        try:
            for demand in self.demands if right else ():
                demand(form, self)
        except ValidationError as error:
            next(iter(self.form)).errors = [str(error)]
            return False
        return right

    def words(self) -> Words:
        """Return the texts that are not empty."""
        return Words({code: value for code, value in self.data.items() if value})

    def populate_obj(self, obj: Any, name: str) -> None:
        """Put the texts into a model's attribute."""
        setattr(obj, name, self.words())


class SomeWords:
    """Demand a text in at least one language."""

    def __call__(self, _form: wtforms.Form, field: WordsField) -> None:
        """Refuse a text that is empty in all languages."""
        if not field.words():
            raise ValidationError(_("Write it in at least one language."))


class Required(wtforms.validators.InputRequired):
    """Demand an answer that is not white space alone."""

    def __call__(self, form: wtforms.Form, field: wtforms.Field) -> None:
        """Refuse what holds nothing once it is trimmed."""
        super().__call__(form, field)
        if isinstance(field.data, str) and not field.data.strip():
            raise StopValidation(self.message)


def required(message: Any = None) -> wtforms.validators.InputRequired:
    """Demand an answer, in the house's words."""
    return Required(message or _l("Answer this question."))


def choices(pairs: Iterable[tuple[str, str]]) -> list[wtforms.fields.SelectChoice]:
    """Return what a SelectField offers: a value and its words each."""
    return [wtforms.fields.SelectChoice(value, words) for value, words in pairs]
