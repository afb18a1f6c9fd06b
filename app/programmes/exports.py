"""Programmes as rows of a CSV file."""

import csv
import io
from collections.abc import Iterable, Mapping

from app.core import told
from app.programmes.models import Programme

COLUMNS = ("short name", "name", "kind", "since", "cadence", "years", "members", "status")
# A cell that begins like this is run as a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(programmes: Iterable[Programme], members: Mapping[int, int], language: str) -> str:
    """Return programmes as CSV with a byte order mark, by which spreadsheets know UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for one in programmes:
        cells = (
            one.slug,
            one.name.best(language),
            one.kind_slug,
            one.since or "",
            one.cadence,
            one.cadence_years or "",
            members.get(one.id, 0),
            told.plain(one.status),
        )
        writer.writerow([_plain(str(cell)) for cell in cells])
    return "\ufeff" + file.getvalue()


def _plain(cell: str) -> str:
    """Keep a spreadsheet from running a cell."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
