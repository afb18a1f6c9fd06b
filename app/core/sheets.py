"""Lists as files: a workbook of typed cells, or text that a spreadsheet cannot execute."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import xlsxwriter

Cell = str | int | date | datetime | None
# A spreadsheet takes a cell that begins so for a formula; our own quote must come back too.
EXECUTED = tuple("=+-@\t\r\n\0'＝＋－＠")
IN_MEMORY = 1024 * 1024
WIDTHS = {int: 8, date: 12, datetime: 18}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a file holds: headings, the type of each column, and rows of cells."""

    title: str
    headings: Sequence[str]
    types: Sequence[type]
    rows: Iterable[Sequence[Cell]]
    stamp: str


def quoted(text: str) -> str:
    """Put an apostrophe before what a spreadsheet might execute; take one off to read it back."""
    return "'" + text if text.lstrip(" ").startswith(EXECUTED) else text


def as_csv(sheet: Sheet) -> IO[bytes]:
    """Write comma-separated values: UTF-8 with its mark, RFC 4180, quoted as above."""
    file = _file()
    lines = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(lines)
    writer.writerow([quoted(heading) for heading in sheet.headings])
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    lines.detach()
    file.seek(0)
    return file


def as_xlsx(sheet: Sheet) -> IO[bytes]:
    """Write a workbook of one sheet, a row at a time: texts stay texts, numbers and days typed."""
    file = _file()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": sheet.title, "comments": sheet.stamp})
        page = book.add_worksheet()
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        # In a footer an ampersand begins a code; two of them are one.
        page.set_footer("&L" + sheet.stamp.replace("&", "&&")[:200] + "&R&P / &N")
        for place, kind in enumerate(sheet.types):
            page.set_column(place, place, WIDTHS.get(kind, 24))
        bold = book.add_format({"bold": True, "bottom": 1})
        for place, heading in enumerate(sheet.headings):
            page.write_string(0, place, heading, bold)
        written = _write_rows(book, page, sheet)
        page.autofilter(0, 0, max(written, 1), len(sheet.headings) - 1)
    file.seek(0)
    return file


FORMATS: dict[str, tuple[Callable[[Sheet], IO[bytes]], str]] = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv"),
}


def _write_rows(
    book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, sheet: Sheet
) -> int:
    """Write each cell by its type; returns the number of rows."""
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    written = 0
    for written, row in enumerate(sheet.rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(written, place, cell)
            elif isinstance(cell, datetime):
                page.write_datetime(written, place, cell, moment)
            elif isinstance(cell, date):
                page.write_datetime(written, place, cell, day)
            elif cell is not None:
                page.write_number(written, place, cell)
    return written


def _text(cell: Cell) -> str:
    """Write a cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return quoted(cell) if isinstance(cell, str) else str(cell)


def _file() -> IO[bytes]:
    """Open a file that leaves memory when it grows, and the disk when it is closed."""
    return cast("IO[bytes]", SpooledTemporaryFile(max_size=IN_MEMORY))
