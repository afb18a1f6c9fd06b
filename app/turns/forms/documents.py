"""What is asked when a programme document is brought in."""

import base64
import zlib
from typing import Any

import wtforms
from werkzeug.datastructures import FileStorage

from app.core.forms import Form, required
from app.core.languages import _, _l
from app.programmes.rules.document import decode, parse
from app.programmes.rules.facts import Programme
from app.programmes.rules.problems import DocumentRefused
from app.programmes.words.sentences import refusal

MOST_BYTES = 1024 * 1024


class FileForm(Form):
    """The document as a file."""

    file = wtforms.FileField(
        _l("Programme document"),
        [required()],
        description=_l("A JSON file of at most 1 MB, as Kitamae exports it."),
    )

    told: Programme | None = None
    packed = ""

    def validate_file(self, field: wtforms.FileField) -> None:
        """Read the document; say all that is wrong with it."""
        if not isinstance(field.data, FileStorage):
            raise wtforms.ValidationError(_("Answer this question."))
        with field.data.stream as stream:
            content = stream.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise wtforms.ValidationError(_("The file is larger than 1 MB."))
        self.told = told(content)
        self.packed = base64.b64encode(zlib.compress(content)).decode()


class ApplyForm(Form):
    """The document that was shown before, packed so that it fits into a page."""

    document = wtforms.HiddenField(validators=[required()])

    told: Programme | None = None

    def validate_document(self, field: wtforms.HiddenField) -> None:
        """Read the document again: what came through the browser is not trusted."""
        self.told = told(unpack(field.data))


def unpack(packed: Any) -> bytes:
    """Unpack a document; raises ValidationError where it was damaged or is too large."""
    try:
        opened = zlib.decompressobj()
        content = opened.decompress(base64.b64decode(packed, validate=True), MOST_BYTES)
    except (ValueError, zlib.error):
        raise wtforms.ValidationError(
            _("The document was damaged: choose the file again.")
        ) from None
    if not opened.eof:
        raise wtforms.ValidationError(_("The document was damaged: choose the file again."))
    return content


def told(content: bytes) -> Programme:
    """Read a document; raises ValidationError with all that is wrong with it."""
    try:
        return parse(decode(content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise wtforms.ValidationError(_("The file is not written in UTF-8.")) from None
    except DocumentRefused as refused:
        raise wtforms.ValidationError(" ".join(refusal(refused))) from None
