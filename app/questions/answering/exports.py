"""The matrix of missing answers, and the counts of a kitchen, as files."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from app.core.languages import _
from app.core.sheets import Cell, Sheet
from app.questions.answering import words
from app.questions.answering.queries.missing import Row
from app.questions.answering.rules.kitchen import Counted
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


def kitchen_sheet(counted: Counted, regions: Mapping[int, str], stamp: str) -> Sheet:
    """Lay out what is needed, in all and by delegation; what may not be told stays blank."""
    shown = [number for number in regions if any(number in one.regions for one in counted.lines)]

    def rows() -> Iterator[list[Cell]]:
        for one in counted.lines:
            told: list[Cell] = [one.regions.get(number) for number in shown]
            yield [words.needed(one.what), one.total, *told]

    return Sheet(
        title=stamp,
        headings=[str(_("What is needed")), str(_("In all")), *(regions[one] for one in shown)],
        types=[str, int, *(int for _one in shown)],
        rows=rows(),
        stamp=stamp,
    )
