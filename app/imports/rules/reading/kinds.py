"""What a file is by its first bytes, whatever its name says, and how it is read."""

from app.imports.rules.reading.separated import read_text
from app.imports.rules.reading.table import Table
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes
from app.imports.rules.reading.workbook import read_workbook

MOST_BYTES = 10 * 1024 * 1024
_ZIP = b"PK\x03\x04"
# Old workbooks, and new ones under a password.
_OLE = b"\xd0\xcf\x11\xe0"
_OTHERS = (
    *(b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF"),
    *(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"{\\rtf", b"\x7fELF", b"MZ"),
    *(b"<?xml", b"<!doctype", b"<html", b"<table", b"<svg", b"<script", b"PK\x05\x06", b"PK\x07"),
    *(b"#!/", b"SQLite format", b"\xca\xfe\xba\xbe", b"\x00asm"),
)


def read(content: bytes, wishes: Wishes) -> Table:
    """Read a workbook or text with separators; raises Unreadable for everything else."""
    if len(content) > MOST_BYTES:
        raise Unreadable("bytes", most=MOST_BYTES // 1024 // 1024)
    if content.startswith(_OLE):
        raise Unreadable("old_workbook")
    if content.startswith(_ZIP):
        table = read_workbook(content, wishes)
    elif content.removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower().startswith(_starts()):
        raise Unreadable("no_table")
    else:
        table = read_text(content, wishes)
    if not any(str(cell).strip() for row in table.rows for cell in row):
        raise Unreadable("empty")
    return table


def _starts() -> tuple[bytes, ...]:
    """Return how files of other kinds begin, in small letters."""
    return tuple(start.lower() for start in _OTHERS)
