"""A workbook (XLSX): its sheets and the cells of one of them, as their stored values."""

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from posixpath import join, normpath
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from app.imports.rules.reading.archive import opened
from app.imports.rules.reading.table import (
    ABOVE,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Sheet,
    Table,
)
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes

_MOST_SHEETS = 50
_FILLED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{1,3})(\d{1,7})["'][^>/]*>""")
_WITH_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]{1,3}\d{1,7})["'][^>]*>\s*"""
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(<(?:\w+:)?v>)?"
)
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3}\d{1,7})["']""")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_EPOCH_1904 = re.compile(rb"""date1904=["'](?:1|true)["']""")
# Shared texts and styles are calamine's to read again.
_NEEDED = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/")
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(content: bytes, wishes: Wishes) -> Table:
    """Read the sheet wished for, else the first one that is to be seen and holds something."""
    parts = opened(content, _NEEDED)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = _sheets(book, parts)
        name = _chosen(sheets, wishes.sheet)
        part = parts.get(_paths(parts).get(name, ""), b"")
        _check_size(part)
        return _table(book.get_sheet_by_name(name), sheets, name, part, parts)
    except (CalamineError, ET.ParseError, ValueError, KeyError, OverflowError):
        raise Unreadable("damaged") from None


def _sheets(book: CalamineWorkbook, parts: dict[str, bytes]) -> list[Sheet]:
    """Return the sheets with cells, those to be seen and the hidden ones."""
    paths = _paths(parts)
    found = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    if not found or len(found) > _MOST_SHEETS:
        raise Unreadable("sheets", most=_MOST_SHEETS)
    return [
        Sheet(
            name=one.name,
            visible=one.visible is SheetVisibleEnum.Visible,
            filled=_FILLED.search(parts.get(paths.get(one.name, ""), b"")) is not None,
        )
        for one in found
    ]


def _chosen(sheets: list[Sheet], wished: str) -> str:
    """Return the name of the sheet to read; a hidden one only if it was wished for by name."""
    if wished:
        if wished not in {sheet.name for sheet in sheets}:
            raise Unreadable("no_sheet", sheet=wished)
        return wished
    shown = [sheet.name for sheet in sheets if sheet.visible and sheet.filled]
    if not shown:
        raise Unreadable("empty")
    return shown[0]


def _paths(parts: dict[str, bytes]) -> dict[str, str]:
    """Return which part of the archive holds each sheet."""
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in ET.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))  # noqa: S314  (entities are refused)
    }
    sheets = ET.fromstring(parts["xl/workbook.xml"]).iter(_SHEET)  # noqa: S314  (see above)
    return {
        one.get("name", ""): normpath(join("xl", targets.get(one.get(_ID)) or "none")).lstrip("/")
        for one in sheets
    }


def _check_size(part: bytes) -> None:
    """Refuse cells far out: the rows between would fill the memory."""
    rows = columns = 0
    for letters, number in _FILLED.findall(part):
        rows = max(rows, int(number))
        columns = max(columns, _column(letters) + 1)
    if columns > MOST_COLUMNS:
        raise Unreadable("columns", most=MOST_COLUMNS)
    if rows > MOST_ROWS + ABOVE or rows * columns > MOST_CELLS:
        raise Unreadable("rows", most=MOST_ROWS)


def _column(letters: bytes) -> int:
    """Return a column's place from 0: A is 0."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _table(
    sheet: CalamineSheet, sheets: list[Sheet], name: str, part: bytes, parts: dict[str, bytes]
) -> Table:
    """Return the sheet's cells, and those that hold a formula, an error, or are merged."""
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise Unreadable("rows", most=MOST_ROWS)
    rows = [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    with_errors = (found for found in _CELL.findall(part) if _ERROR.search(found))
    return Table(
        file_format="xlsx",
        rows=rows,
        sheet=name,
        sheets=sheets,
        stored={place.decode(): bool(value) for place, value in _WITH_FORMULA.findall(part)},
        broken=[found[1].decode() for one in with_errors if (found := _REFERENCE.search(one))],
        merged=[[*first, *last] for first, last in sheet.merged_cell_ranges or ()],
        epoch_1904=_EPOCH_1904.search(parts["xl/workbook.xml"]) is not None,
    )


def _cell(value: Any) -> Cell:
    """Return a cell's text, number or day; a time of day stays beside its day."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return value.date() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, date | str):
        return value
    return float(value)
