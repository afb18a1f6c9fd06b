"""The matrix of numbers as a file."""

from collections.abc import Mapping, Sequence

from app.core.sheets import Cell, Sheet
from app.stages.rules import Column, Matrix, Row


def sheet(
    found: Matrix,
    rows: Sequence[Row],
    regions: Mapping[int, str],
    headings: Mapping[Column, Sequence[str]],
    region_heading: str,
    total: str,
    title: str,
) -> Sheet:
    """Lay the matrix out: two columns for each of its own, what was announced and who is entered.

    `headings` hold both headings of a column; the last row adds everything up.
    """

    def figures(cells: Row | None) -> list[Cell]:
        values = cells.cells if cells else found.totals
        pairs = [(values[one].announced, values[one].entered) for one in found.columns]
        return [figure for pair in pairs for figure in pair]

    names = [name for column in found.columns for name in headings[column]]
    return Sheet(
        title=title,
        headings=[region_heading, *names],
        types=[str, *(int for _name in names)],
        rows=[[regions[row.region_id], *figures(row)] for row in rows] + [[total, *figures(None)]],
        stamp=title,
    )
