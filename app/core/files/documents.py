"""PDF documents are kept as they are; those that are locked or could act are refused."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from app.core.files.refusing import FileRefused
from app.core.languages import _

MOST_OBJECTS = 20_000
_TAIL = 65_600
_ENDS = re.compile(rb"%%EOF\s*\Z")
# The end of a ZIP archive, by which a file that claims to be a PDF could be unpacked.
_ARCHIVE = b"PK\x05\x06"
_MARKUP = re.compile(rb"<\s*(?:script|html|svg|!doctype|\?php)", re.IGNORECASE)
_HEAD = 1024
_ACTING = frozenset(
    {
        *("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia"),
        *("/XFA", "/SubmitForm", "/ImportData", "/GoToE", "/OpenAction_JS"),
    }
)
_WRONG = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def check_document(content: bytes) -> None:
    """Refuse a PDF that is locked, acts, holds files, or is something else as well."""
    if not _ENDS.search(content[-_HEAD:]) or _ARCHIVE in content[-_TAIL:]:
        raise FileRefused(_("The PDF is damaged or holds something else. Print it anew as PDF."))
    if _MARKUP.search(content[:_HEAD]):
        raise FileRefused(_("The PDF is damaged or holds something else. Print it anew as PDF."))
    try:
        acts = _acts(content)
    except (*_WRONG, RecursionError) as error:
        raise FileRefused(
            _("The PDF is damaged or holds something else. Print it anew as PDF.")
        ) from error
    if acts:
        raise FileRefused(_("The PDF holds scripts or files. Print it anew as PDF."))


def _acts(content: bytes) -> bool:
    """Tell whether a document holds scripts or files; raises FileRefused where it is locked."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise FileRefused(_("The PDF is locked with a password. Send it without one."))
    if not reader.pages:
        raise FileRefused(_("The PDF has no pages."))
    for number, thing in enumerate(_things(reader)):
        if number > MOST_OBJECTS:
            raise FileRefused(_("The PDF holds too much. Print it anew as PDF."))
        if isinstance(thing, DictionaryObject) and _acting(thing):
            return True
    return False


def _acting(thing: DictionaryObject) -> bool:
    """Tell whether a dictionary of the document is, or names, something that acts."""
    names = set(thing.keys()) | {str(thing.get(one)) for one in ("/S", "/Type", "/Subtype")}
    return not names.isdisjoint(_ACTING) or thing.get("/Type") == "/Filespec"


def _things(reader: PdfReader) -> Iterator[Any]:
    """Yield every object that can be reached from the document's root, each once."""
    seen: set[int] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        yield thing
        if isinstance(thing, DictionaryObject):
            waiting.extend(thing.raw_get(key) for key in thing)
        elif isinstance(thing, ArrayObject):
            waiting.extend(thing)
