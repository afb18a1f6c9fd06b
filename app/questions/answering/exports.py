"""The matrix of missing answers as a file."""

from collections.abc import Callable, Mapping, Sequence

from app.core.languages import _
from app.core.sheets import Cell, Sheet
from app.questions.answering import words
from app.questions.answering.queries.missing import Row
from app.questions.models import Question


def sheet(
    columns: Sequence[Question],
    rows: Sequence[Row],
    regions: Mapping[int, str],
    role: Callable[[str], str],
    stamp: str,
) -> Sheet:
    """Lay out people and questions, which are named by their short names too."""
    headings = [_("Name"), _("Name in Latin letters"), _("Delegation"), _("Role"), _("Missing")]
    asked = [f"{words.label(one.current)} [{one.identifier}]" for one in columns]
    named = {code: words.cell(code) for code in words.CELLS}

    def line(row: Row) -> list[Cell]:
        cells: list[Cell] = [named[row.cells[one.id]] for one in columns]
        told: list[Cell] = [
            row.native,
            row.latin,
            regions[row.region_id],
            role(row.role),
            row.missing,
        ]
        return [*told, *cells]

    return Sheet(
        title=stamp,
        headings=[*map(str, headings), *asked],
        types=[*(str, str, str, str, int), *(str for _one in columns)],
        rows=(line(row) for row in rows),
        stamp=stamp,
    )
