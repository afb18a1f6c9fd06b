"""Text with separators: which one, and its rows; quotes may hold line breaks."""

import csv
import re
from collections import Counter
from io import StringIO

from app.imports.rules.reading.encodings import decoded, guess
from app.imports.rules.reading.quoting import unquoted
from app.imports.rules.reading.table import ABOVE, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Table
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes

SEPARATORS = (",", ";", "\t")
_LOOKED_AT = 60
_LONGEST_CELL = 20_000
_SAID = re.compile(r'^"?sep=(.)"?\r?\n')
# All controls but tab, line feed and carriage return.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
csv.field_size_limit(_LONGEST_CELL)


def read_text(content: bytes, wishes: Wishes) -> Table:
    """Read text with separators as wished, else as guessed; raises Unreadable."""
    chosen = [wishes.encoding] if wishes.encoding else []
    encodings = chosen or guess(content, wishes.language, wishes.known)
    encoding = encodings[0]
    text = decoded(content, encoding).removeprefix("\ufeff")
    if found := _CONTROLS.search(text):
        raise Unreadable("control", line=text.count("\n", 0, found.start()) + 1)
    text, separator = _separator(text, wishes.separator)
    return Table(
        file_format="csv",
        rows=_rows(text, separator),
        encoding=encoding,
        encodings=encodings,
        separator=separator,
    )


def _separator(text: str, wished: str) -> tuple[str, str]:
    """Return the text without Excel's line about its separator, and the separator."""
    said = _SAID.match(text)
    rest = text[said.end() :] if said else text
    if wished or said:
        return rest, wished or (said[1] if said else "")
    return rest, max(SEPARATORS, key=lambda one: _evenness(rest, one))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """Return how many of the first rows have as many cells as most have, and how many cells."""
    widths: Counter[int] = Counter()
    lines = text[: _LOOKED_AT * _LONGEST_CELL].splitlines(keepends=True)[:_LOOKED_AT]
    try:
        for row in csv.reader(lines, delimiter=separator):
            widths[len(row)] += 1
    except csv.Error:
        return 0, 0
    wide = {width: count for width, count in widths.items() if 1 < width <= MOST_COLUMNS}
    if not wide:
        return 0, 0
    width = max(wide, key=lambda one: (wide[one], one))
    return wide[width], width


def _rows(text: str, separator: str) -> list[list[Cell]]:
    """Return the rows; raises Unreadable for a quote that never ends, and for too much."""
    rows: list[list[Cell]] = []
    cells = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            cells += len(row)
            if len(row) > MOST_COLUMNS:
                raise Unreadable("columns", most=MOST_COLUMNS)
            if len(rows) >= MOST_ROWS + ABOVE or cells > MOST_CELLS:
                raise Unreadable("rows", most=MOST_ROWS)
            rows.append([unquoted(cell) for cell in row])
    except csv.Error:
        raise Unreadable("quotes", line=reader.line_num) from None
    return rows
