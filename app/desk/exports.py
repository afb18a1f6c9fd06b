"""Rows as CSV files that spreadsheets open in every script and never run."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response

# A cell that begins so would be a formula.
_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def csv_file(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Answer with a CSV file, marked as UTF-8 for spreadsheets."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return Response(
        "\ufeff" + text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def cell(value: object) -> str:
    """Write one cell; what a spreadsheet would calculate becomes text."""
    text = "" if value is None else str(value)
    is_number = isinstance(value, int | float)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) and not is_number else text
