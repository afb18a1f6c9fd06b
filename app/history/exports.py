"""Records as a CSV file that spreadsheets open without running anything."""

import csv
import io
from collections.abc import Iterable, Sequence

# What a spreadsheet would take for a formula.
DANGEROUS = tuple("=+-@\t\r\n\0＝＋－＠")


def sheet(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return UTF-8 with a mark that tells spreadsheets so; formulas are quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([quoted(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def quoted(value: str) -> str:
    """Put an apostrophe before what would be a formula."""
    return f"'{value}" if value.lstrip(" ").startswith(DANGEROUS) else value
