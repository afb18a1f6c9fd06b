"""The sheets of a workbook that anybody can have made: bounded before anything is parsed."""

import re
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from app.core.files.archives import Unpackable, parts
from app.schedule.rules.reading.unreadable import Unreadable

LARGEST = 5_000_000
MOST_SHEETS = 40
MOST_COLUMNS = 1_000
MOST_CELLS = 1_000_000
_LETTERS = 26
# Only what names a cell or a row: the rows up to the furthest are laid out in memory.
_PLACES = re.compile(rb"""\br\s*=\s*["']\s*\$?([A-Za-z]*)\$?(\d+)\s*["']""")
_NEEDED = ("xl/workbook.xml",)
_WRONG = (CalamineError, ValueError, KeyError, OverflowError, OSError)


def read_sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Return the cells of every sheet by its name, from A1 on; raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable("large", most=LARGEST // 1_000_000)
    try:
        for name, part in parts(content, _NEEDED):
            if name.startswith("xl/worksheets/"):
                _check_size(part)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        if len(book.sheet_names) > MOST_SHEETS:
            raise Unreadable("sheets", most=MOST_SHEETS)
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except Unpackable as refused:
        raise Unreadable("damaged") from refused
    except _WRONG as error:
        raise Unreadable("damaged") from error


def _check_size(part: bytes) -> None:
    """Refuse cells far out: what lies between would fill the memory."""
    rows = columns = 0
    for letters, number in _PLACES.findall(part):
        rows = max(rows, int(number[:9]))
        columns = max(columns, _column(letters[:4]))
    if columns > MOST_COLUMNS or rows * max(columns, 1) > MOST_CELLS:
        raise Unreadable("cells", most=MOST_CELLS)


def _column(letters: bytes) -> int:
    """Return a column's number: A is 1."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + letter - 64
    return number


def cell_name(row: int, column: int) -> str:
    """Return how a cell is called, of its row and column from 0: 3 and 1 are B4."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
