"""The matrix of intentions as a file."""

from collections.abc import Mapping, Sequence

from app.core.sheets import Cell, Sheet
from app.intentions.rules import Matrix


def sheet(
    found: Matrix,
    regions: Mapping[int, str],
    headings: Mapping[int, tuple[str, str, str]],
    said: Mapping[str, str],
    counted: Mapping[int, str],
    region_heading: str,
    total: str,
    title: str,
) -> Sheet:
    """Lay the matrix out: of each proposal the answer, the people and the contribution.

    `headings` and `counted` are by proposal id, `said` are the words for the answers' codes; the
    last row adds everything up.
    """
    rows: list[Sequence[Cell]] = []
    for row in found.rows:
        cells: list[Cell] = [regions[row.region_id]]
        for one in found.proposal_ids:
            cell = row.cells[one]
            cells += [said[cell.said], cell.people, cell.contribution]
        rows.append(cells)
    sums: list[Cell] = [total]
    for one in found.proposal_ids:
        sums += [counted[one], found.counts[one].people, ""]
    names = [name for one in found.proposal_ids for name in headings[one]]
    return Sheet(
        title=title,
        headings=[region_heading, *names],
        types=[str, *[kind for _one in found.proposal_ids for kind in (str, int, str)]],
        rows=[*rows, sums],
        stamp=title,
    )
