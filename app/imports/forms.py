"""What is asked about a file: which one, and how it is to be read."""

from collections.abc import Mapping

import wtforms
from werkzeug.datastructures import FileStorage
from wtforms import SelectField, ValidationError
from wtforms.validators import NumberRange, Optional

from app.core import text
from app.core.folding import folded
from app.core.forms import Form, required
from app.core.languages import _, _l
from app.editions.models import Edition
from app.imports import words
from app.imports.models import Import
from app.imports.rules.choices import Choices
from app.imports.rules.columns import IGNORED
from app.imports.rules.reading.encodings import ENCODINGS
from app.imports.rules.reading.kinds import MOST_BYTES
from app.imports.rules.reading.table import ABOVE
from app.imports.rules.sealing import Reading

MEBIBYTE = 1024 * 1024
COLUMN = "column_"
WORD = "word_"


class UploadForm(Form):
    """The file with the people."""

    file = wtforms.FileField(
        _l("File with your people"),
        [required()],
        description=_l("XLSX or CSV, at most 10,000 rows and 10 MB."),
    )

    content = b""

    def validate_file(self, field: wtforms.FileField) -> None:
        """Take the file's bytes; what they are is found out elsewhere."""
        if not isinstance(field.data, FileStorage):
            raise ValidationError(_("Answer this question."))
        with field.data.stream as stream:
            self.content = stream.read(MOST_BYTES + 1)
        if len(self.content) > MOST_BYTES:
            most = MOST_BYTES // MEBIBYTE
            raise ValidationError(_("The file is larger than %(most)s MB.", most=most))
        if not self.content:
            raise ValidationError(_("The file is empty."))

    @property
    def name(self) -> str:
        """What the file is called, without folders and without signs that disguise it."""
        name = text.tidy(str(self.file.data.filename).replace("\\", "/").rpartition("/")[2])
        return "?" if not name or text.hidden(name) else name


class ChoiceForm(Form):
    """How the file is to be read."""

    encoding = SelectField(_l("Encoding"))
    separator = SelectField(_l("Separator"))
    sheet = SelectField(_l("Sheet"))
    head = wtforms.IntegerField(_l("Row of the headings"), [Optional(), NumberRange(1, ABOVE)])
    days = SelectField(_l("In dates such as 03/04/2008"))
    names = SelectField(_l("In names in one column, first stands"))
    role = SelectField(_l("Role of everybody, where no column says it"))
    # The questions about words of the column of roles, with the folded word of each.
    unknown: Mapping[str, str] = {}

    def columns(self) -> list[wtforms.Field]:
        """Return the questions about the columns, in the file's order."""
        return [field for field in self if field.short_name.startswith(COLUMN)]

    def meanings(self) -> list[wtforms.Field]:
        """Return the questions about what words of roles mean."""
        return [self[name] for name in self.unknown]

    def choices(self) -> Choices:
        """Return what was chosen."""
        return Choices(
            encoding=self.encoding.data if self.encoding else "",
            separator=self.separator.data if self.separator else "",
            sheet=self.sheet.data if self.sheet else "",
            head=self.head.data,
            columns=[field.data for field in self.columns()],
            days=self.days.data,
            names=self.names.data,
            role=self.role.data,
            meanings={key: self[name].data for name, key in self.unknown.items()},
        )


def choice_form(
    one: Import, reading: Reading, edition: Edition, columns: Mapping[str, str]
) -> ChoiceForm:
    """Make the form with what was found or chosen so far."""
    fields = {
        f"{COLUMN}{place}": SelectField(heading or _("Column %(name)s", name=name))
        for place, (name, heading) in enumerate(words.headings(reading))
    }
    keys = {f"{WORD}{place}": folded(word) for place, word in enumerate(reading.unknown)}
    for (name, _key), word in zip(keys.items(), reading.unknown, strict=True):
        fields[name] = SelectField(_("What “%(word)s” means", word=word))
    kind = type("ColumnsForm", (ChoiceForm,), {**fields, "unknown": keys})
    now = {name: reading.meanings.get(key, "") for name, key in keys.items()}
    now |= {f"{COLUMN}{place}": name for place, name in enumerate(one.columns)}
    said = {
        name: getattr(one, name) for name in ("encoding", "separator", "sheet", "days", "names")
    }
    form: ChoiceForm = kind(data={**said, "role": one.role, "head": max(reading.head, 1), **now})
    _offer(form, one, reading, edition)
    for field in form.meanings():
        field.choices = [("", _("No role: refuse it")), *words.roles(edition)]
    for field in form.columns():
        field.choices = [(IGNORED, _("Ignored")), *columns.items()]
    return form


def _offer(form: ChoiceForm, one: Import, reading: Reading, edition: Edition) -> None:
    """Offer what may be chosen, and leave out what this file has none of."""
    if one.file_format == "csv":
        likely = [
            *reading.encodings,
            *(name for name in ENCODINGS if name not in reading.encodings),
        ]
        form.encoding.choices = [(name, words.ENCODINGS[name]) for name in likely]
        known = {
            **words.separators(),
            one.separator: words.separators().get(one.separator, one.separator),
        }
        form.separator.choices = list(known.items())
        del form.sheet
    else:
        form.sheet.choices = [(sheet["name"], words.sheet(sheet)) for sheet in reading.sheets]
        del form.encoding, form.separator
    form.days.choices = words.day_orders()
    form.names.choices = words.name_orders()
    form.role.choices = [("", _("Choose a role")), *words.roles(edition)]
