"""The rows of a workbook of activities: found below their headings, and carried by a form."""

import base64
import json
import unicodedata
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from app.core.folding import folded
from app.schedule.errors.activities import TooManyRows, TooMuchText

MOST_ROWS = 1000
# One more than the longest answer, so that what is too long is told and not cut.
MOST_TEXT = 2001
# Titles and notes may stand above the headings.
ABOVE = 20
# A heading row names at least so many columns.
FEWEST = 2
UNPACKED = 4_000_000

# Wide and unbreakable spaces stand between words, too.
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2009\u202f\u3000"), " ")

Row = dict[str, str]


def rows(sheets: Mapping[str, Sequence[Sequence[Any]]], headings: Mapping[str, str]) -> list[Row]:
    """Return the filled rows of the first sheet that has headings; empty where none has.

    A row holds its cells by column, and its number in the sheet as "row". Raises TooManyRows.
    """
    for cells in sheets.values():
        for place, row in enumerate(cells[:ABOVE]):
            columns = {
                at: headings[folded(text(cell))]
                for at, cell in enumerate(row)
                if folded(text(cell)) in headings
            }
            if len(set(columns.values())) >= FEWEST:
                below = enumerate(cells[place + 1 :], place + 2)
                return _few(list(_filled(below, columns)))
    return []


def _few(found: list[Row]) -> list[Row]:
    """Return the rows; refuse more than are made at one go, or than a form can carry."""
    if len(found) > MOST_ROWS:
        raise TooManyRows(len(found), MOST_ROWS)
    if len(_written(found)) > UNPACKED:
        raise TooMuchText
    return found


def text(cell: Any) -> str:
    """Return what a cell says: composed, trimmed, whole numbers without a fraction."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{datetime.combine(cell, time()):%Y-%m-%d %H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    written = unicodedata.normalize("NFC", str(cell)).strip().translate(_SPACES)
    return "".join(sign for sign in written if sign == "\n" or sign.isprintable())[:MOST_TEXT]


def packed(found: Sequence[Row]) -> str:
    """Write rows so that a form can carry them from the look at them to the making."""
    return base64.b64encode(zlib.compress(_written(found))).decode()


def _written(found: Sequence[Row]) -> bytes:
    return json.dumps(found, ensure_ascii=False).encode()


def unpacked(written: str) -> list[Row]:
    """Read such rows back; what nobody packed gives none."""
    try:
        opened = zlib.decompressobj().decompress(base64.b64decode(written), UNPACKED)
        found = json.loads(opened)
        return [{str(key): text(one) for key, one in row.items()} for row in found][:MOST_ROWS]
    except (ValueError, zlib.error, AttributeError, TypeError, RecursionError):
        return []


def _filled(
    below: Iterable[tuple[int, Sequence[Any]]], columns: Mapping[int, str]
) -> Iterable[Row]:
    """Yield the rows that say anything."""
    for number, cells in below:
        said = {code: text(cells[at]) for at, code in columns.items() if at < len(cells)}
        if any(said.values()):
            yield {**said, "row": str(number)}
