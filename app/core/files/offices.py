"""Documents of office programs: known by their parts, refused where they carry more than a text."""

from collections.abc import Mapping

from app.core.files.archives import END, END_MARK, Unpackable, parts
from app.core.files.refusing import FileRefused
from app.core.languages import _

MAGIC = b"PK\x03\x04"
_XML = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
DOCX = f"{_XML}wordprocessingml.document"
XLSX = f"{_XML}spreadsheetml.sheet"
PPTX = f"{_XML}presentationml.presentation"
ODT, ODS, ODP = (f"{_OPEN}{one}" for one in ("text", "spreadsheet", "presentation"))
EXTENSIONS = {DOCX: "docx", XLSX: "xlsx", PPTX: "pptx", ODT: "odt", ODS: "ods", ODP: "odp"}
# The part that only a document of this type has, which its list of parts must name as such.
_MAIN = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml", PPTX: "ppt/presentation.xml"}
_LISTS, _SAYS, _OWN = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
_HARMS = frozenset({"macros", "links", "embedded", "entities"})


def office_type(content: bytes) -> str | None:
    """Return the media type of an office document, None where an archive holds something else.

    Raises FileRefused for one that is locked, carries programs, links or files, or is a bomb.
    """
    try:
        known = _known(content)
    except Unpackable as refused:
        raise FileRefused(_sentence(refused.code)) from refused
    return known


def _known(content: bytes) -> str | None:
    """Look through all parts, and say what they make up; raises Unpackable."""
    if not _whole(content):
        raise Unpackable("damaged")
    names: set[str] = set()
    told: dict[str, bytes] = {}
    for name, part in parts(content):
        names.add(name)
        if name in {_LISTS, _SAYS, _OWN}:
            told[name] = part
    return _by_types(names, told) or _by_word(names, told)


def _whole(content: bytes) -> bool:
    """Tell whether a file is an archive from its first sign to its last, and nothing else."""
    place = content.rfind(END_MARK)
    if not content.startswith(MAGIC) or place < 0 or len(content) - place < END.size:
        return False
    *_before, size, offset, note = END.unpack_from(content, place)
    return bool(place + END.size + note == len(content) and offset + size == place)


def _by_types(names: set[str], told: Mapping[str, bytes]) -> str | None:
    """Know a document by its list of parts."""
    lists = told.get(_LISTS, b"").decode("utf-8", "replace")
    found = [
        kind for kind, part in _MAIN.items() if part in names and f'"{kind}.main+xml"' in lists
    ]
    return found[0] if len(found) == 1 else None


def _by_word(names: set[str], told: Mapping[str, bytes]) -> str | None:
    """Know a document by the type that it says it has; raises Unpackable where it is locked."""
    said = told.get(_SAYS, b"").decode("ascii", "replace")
    if said not in EXTENSIONS or said in _MAIN or not {"content.xml", _OWN} <= names:
        return None
    if b"encryption-data" in told[_OWN]:
        raise Unpackable("password")
    return said


def _sentence(code: str) -> str:
    """Say why an archive is refused."""
    if code == "password":
        return _("The file is locked with a password. Send it without one.")
    if code in _HARMS:
        return _("The file carries programs, links or other files. Save it as PDF and send that.")
    return _("The file is damaged, or far larger inside than out. Save it as PDF and send that.")
