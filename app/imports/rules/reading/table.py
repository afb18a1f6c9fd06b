"""What reading gives: rows of cells, and how the file was understood."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

Cell = str | float | date
MOST_ROWS = 10_000
# Titles, notes and headings that may stand above the people.
ABOVE = 20
MOST_COLUMNS = 200
MOST_CELLS = 400_000
_DAY = "day"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet of the workbook; hidden ones are named and never read unasked."""

    name: str
    visible: bool
    filled: bool = True


@dataclass(kw_only=True)
class Table:
    """The rows of one sheet as written, and the cells that need a word.

    A cell's text is str, its number float, its day date; places are (row, column) from 0.
    """

    file_format: str
    rows: list[list[Cell]]
    encoding: str = ""
    encodings: Sequence[str] = ()
    separator: str = ""
    sheet: str = ""
    sheets: Sequence[Sheet] = ()
    stored: Mapping[str, bool] = field(default_factory=dict)
    broken: Sequence[str] = ()
    merged: Sequence[Sequence[int]] = ()
    epoch_1904: bool = False


def dumped(table: Table) -> Iterator[str]:
    """Yield the table as lines of JSON: everything about it, then a line a row."""
    rows, bare = table.rows, replace(table, rows=[])
    yield json.dumps({"table": asdict(bare)})
    for row in rows:
        yield json.dumps([_dumped(cell) for cell in row])


def loaded(told: Mapping[str, Any], rows: Iterable[Sequence[Any]]) -> Table:
    """Return the table that the lines told."""
    sheets = [Sheet(**sheet) for sheet in told["sheets"]]
    cells = [[_loaded(cell) for cell in row] for row in rows]
    return Table(**{**told, "rows": cells, "sheets": sheets})


def _dumped(cell: Cell) -> str | float | dict[str, str]:
    """Write a day so that it comes back as one."""
    return {_DAY: cell.isoformat()} if isinstance(cell, date) else cell


def _loaded(cell: Any) -> Cell:
    """Read a cell back."""
    if isinstance(cell, dict):
        return date.fromisoformat(cell[_DAY])
    return cell if isinstance(cell, str) else float(cell)
