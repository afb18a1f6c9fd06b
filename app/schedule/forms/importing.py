"""The questions about a file of activities."""

import wtforms
from werkzeug.datastructures import FileStorage
from wtforms import ValidationError

from app.core.forms import Form, required
from app.core.languages import _, _l
from app.schedule.forms.once import OnceForm
from app.schedule.rules.rows import Row, packed, unpacked

MOST_BYTES = 1_500_000


class FileForm(Form):
    """The file with the activities."""

    file = wtforms.FileField(
        _l("File with activities"),
        [required()],
        description=_l("XLSX, at most 1,000 rows and 1.5 MB."),
    )
    content = b""

    def validate_file(self, field: wtforms.FileField) -> None:
        """Take the file's bytes."""
        if not isinstance(field.data, FileStorage):
            raise ValidationError(_("Answer this question."))
        with field.data.stream as stream:
            self.content = stream.read(MOST_BYTES + 1)
        if len(self.content) > MOST_BYTES:
            raise ValidationError(_("The file is larger than %(most)s MB.", most="1.5"))


class RowsForm(OnceForm):
    """The rows that were looked at, carried to where they are made."""

    rows = wtforms.HiddenField()

    @classmethod
    def of(cls, found: list[Row]) -> "RowsForm":
        """Make the form with rows in it, whatever was sent."""
        return cls(None, data={"rows": packed(found)})

    def found(self) -> list[Row]:
        """Return the rows."""
        return unpacked(self.rows.data or "")
