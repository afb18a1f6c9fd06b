"""What an archive may be that holds a workbook or a text: looked at before anything is parsed.

It is a zip file that anybody can have made: its counts are not believed but counted.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from io import BytesIO
from itertools import pairwise

MOST_ENTRIES = 500
MOST_INFLATED = 40 * 1024 * 1024
_FREELY = 10 * 1024 * 1024
_MOST_RATIO = 100
END = struct.Struct("<4s4H2LH")
END_MARK = b"PK\x05\x06"
_MOST_DIRECTORY = 200 * 1024
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError)
# What may be carried beside tables and texts: none of it is needed, and each can do harm.
_CARRIED = (
    (
        "macros",
        re.compile(r"vbaproject|\.bin$|/macrosheets/|/activex/|^(basic|scripts)/", re.IGNORECASE),
    ),
    ("links", re.compile(r"/externallinks/|/connections\.xml|/querytables/", re.IGNORECASE)),
    ("embedded", re.compile(r"/embeddings/|\.(exe|dll|js|vbs|html?)$", re.IGNORECASE)),
)
# The printer's settings are the one binary part that is everywhere and does nothing.
_PRINTER = re.compile(r"^(xl|word|ppt)/printerSettings/[^/]+\.bin$")
_DEFINES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY|ELEMENT)", re.IGNORECASE)
_OUTSIDE = re.compile(
    rb"<[^>]*(?:relationships/(?!hyperlink)[^>]*TargetMode=.External|"
    rb"TargetMode=.External[^>]*relationships/(?!hyperlink))",
    re.IGNORECASE,
)


class Unpackable(Exception):
    """The archive is refused; `code` names the reason, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and the facts."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def parts(content: bytes, needed: Collection[str] = frozenset()) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of an archive by name, each looked through; raises Unpackable."""
    _check_directory(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries, needed)
            for name, part in _inflated(archive, entries):
                _check_part(name, part)
                yield name, part
    except (*_DAMAGES, NotImplementedError, RuntimeError, ValueError, OSError):
        raise Unpackable("damaged") from None


def _check_directory(content: bytes) -> None:
    """Refuse an archive with a long table of contents before Python reads it."""
    place = content.rfind(END_MARK)
    if place < 0 or len(content) - place < END.size:
        raise Unpackable("damaged")
    _mark, _disk, _start, here, entries, size, _offset, _note = END.unpack_from(content, place)
    listed = content.count(b"PK\x01\x02")
    if max(entries, here, listed) > MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise Unpackable("entries", most=MOST_ENTRIES)


def _check_entries(entries: list[zipfile.ZipInfo], needed: Collection[str]) -> None:
    """Refuse names that lead out, links, secrets, entries that lie upon each other, and bombs."""
    names = [entry.filename for entry in entries]
    if not set(names).issuperset(needed):
        raise Unpackable("needed")
    if len({name.casefold() for name in names}) != len(names) or any(map(_leads_out, names)):
        raise Unpackable("names")
    for entry in entries:
        _check_entry(entry)
    in_order = sorted(entries, key=lambda entry: entry.header_offset)
    for one, following in pairwise(in_order):
        if one.header_offset + one.compress_size > following.header_offset:
            raise Unpackable("bomb")
    declared = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if declared > MOST_INFLATED or (declared > _FREELY and declared > packed * _MOST_RATIO):
        raise Unpackable("bomb")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    """Refuse secrets, links, and other ways of packing than everybody's."""
    if entry.flag_bits & _ENCRYPTED:
        raise Unpackable("password")
    if stat.S_ISLNK(entry.external_attr >> 16) or entry.compress_type not in _METHODS:
        raise Unpackable("names")


def _leads_out(name: str) -> bool:
    """Tell whether a name leads out of the archive or hides something."""
    above = name.split("/")
    return (
        name.startswith("/") or ".." in above or any(sign in name for sign in "\\:\0") or not name
    )


def _inflated(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    """Yield every part; nothing inflates further than it declared."""
    left = MOST_INFLATED
    for entry in entries:
        with archive.open(entry) as file:
            part = file.read(left + 1)
        left -= len(part)
        if left < 0:
            raise Unpackable("bomb")
        yield entry.filename, part


def _check_part(name: str, part: bytes) -> None:
    """Refuse what carries more than tables and texts, and XML that defines or leads outside."""
    for code, carried in _CARRIED:
        if carried.search(name) and not _PRINTER.match(name):
            raise Unpackable(code)
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or _DEFINES.search(part):
        raise Unpackable("entities")
    if name.endswith(".rels") and _OUTSIDE.search(part):
        raise Unpackable("links")
