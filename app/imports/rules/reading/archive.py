"""What a workbook's archive may be: looked at before anything in it is parsed.

A workbook is a zip file that anybody can have made: its counts are not believed but counted.
"""

import re
import stat
import struct
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

from app.imports.rules.reading.unreadable import Unreadable

MOST_ENTRIES = 500
MOST_INFLATED = 40 * 1024 * 1024
_FREELY = 10 * 1024 * 1024
_MOST_RATIO = 100
_END = struct.Struct("<4s4H2LH")
_MOST_DIRECTORY = 200 * 1024
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError)
_NEEDED = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
# What a workbook may carry that is not a table: none of it is needed, and each can do harm.
_CARRIED = (
    ("macros", re.compile(r"vbaproject|\.bin$|/macrosheets/|/activex/", re.IGNORECASE)),
    ("links", re.compile(r"/externallinks/|/connections\.xml|/querytables/", re.IGNORECASE)),
    ("embedded", re.compile(r"/embeddings/|\.(exe|dll|js|vbs|html?)$", re.IGNORECASE)),
)
# The printer's settings are the one binary part that is everywhere and does nothing.
_PRINTER = re.compile(r"^xl/printerSettings/[^/]+\.bin$")
_DEFINES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT)", re.IGNORECASE)
_OUTSIDE = re.compile(
    rb"<[^>]*(?:relationships/(?!hyperlink)[^>]*TargetMode=.External|"
    rb"TargetMode=.External[^>]*relationships/(?!hyperlink))",
    re.IGNORECASE,
)


def opened(content: bytes, kept: tuple[str, ...]) -> dict[str, bytes]:
    """Look through a workbook's parts and return those whose names begin as `kept` says.

    Raises Unreadable for an archive that is no plain workbook.
    """
    _check_directory(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            parts = _inflated(archive, entries, kept)
    except (*_DAMAGES, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Unreadable("damaged") from None
    return parts


def _check_directory(content: bytes) -> None:
    """Refuse an archive with a long table of contents before Python reads it."""
    place = content.rfind(b"PK\x05\x06")
    if place < 0 or len(content) - place < _END.size:
        raise Unreadable("damaged")
    _mark, _disk, _start, here, entries, size, _offset, _note = _END.unpack_from(content, place)
    listed = content.count(b"PK\x01\x02")
    if max(entries, here, listed) > MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise Unreadable("entries", most=MOST_ENTRIES)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse names that lead out, links, secrets, entries that lie upon each other, and bombs."""
    names = [entry.filename for entry in entries]
    if not set(names) >= _NEEDED:
        raise Unreadable("no_workbook")
    if len({name.casefold() for name in names}) != len(names) or any(map(_leads_out, names)):
        raise Unreadable("names")
    for entry in entries:
        _check_entry(entry)
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    for one, following in pairwise(in_order):
        if one.header_offset + one.compress_size > following.header_offset:
            raise Unreadable("bomb")
    declared = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if declared > MOST_INFLATED or (declared > _FREELY and declared > packed * _MOST_RATIO):
        raise Unreadable("bomb")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    """Refuse secrets, links, and other ways of packing than everybody's."""
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable("password")
    if stat.S_ISLNK(entry.external_attr >> 16) or entry.compress_type not in _METHODS:
        raise Unreadable("names")


def _leads_out(name: str) -> bool:
    """Tell whether a name leads out of the archive or hides something."""
    parts = name.split("/")
    return (
        name.startswith("/") or ".." in parts or any(sign in name for sign in "\\:\0") or not name
    )


def _inflated(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kept: tuple[str, ...]
) -> dict[str, bytes]:
    """Check every part, and return those to keep; nothing inflates further than it declared."""
    parts: dict[str, bytes] = {}
    left = MOST_INFLATED
    for entry in entries:
        with archive.open(entry) as file:
            part = file.read(left + 1)
        left -= len(part)
        if left < 0:
            raise Unreadable("bomb")
        _check_part(entry.filename, part)
        if entry.filename.startswith(kept):
            parts[entry.filename] = part
    return parts


def _check_part(name: str, part: bytes) -> None:
    """Refuse what carries more than tables, and XML that defines things or leads outside."""
    for code, carried in _CARRIED:
        if carried.search(name) and not _PRINTER.match(name):
            raise Unreadable(code)
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or _DEFINES.search(part):
        raise Unreadable("entities")
    if name.endswith(".rels") and _OUTSIDE.search(part):
        raise Unreadable("links")
