"""From a table to rows with a verdict: which cells are at fault, who repeats, who fits."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.editions.rules import What, covering
from app.imports.rules.columns import Head
from app.imports.rules.reading.table import Cell, Table
from app.imports.rules.rows import Plan, Row, judged, repeated
from app.registration.rules import Entry

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Place = tuple[int, int]
Codes = Mapping[int, str]
# From the codes of cells at fault and of remark to their sentences.
Sentences = Callable[[Codes, Codes], tuple[Codes, Codes]]
FULL = "full"
REPEATS = "repeats:"


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A row of people as it stands in the file, with codes for cells at fault and of remark."""

    number: int
    cells: Sequence[Cell]
    faults: Mapping[int, str]
    remarks: Mapping[int, str]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What would become of a row; `why` is a code for what the row's own cells do not tell."""

    row: Row
    marked: Marked
    why: str = ""


def marked_rows(table: Table, head: Head) -> Iterator[Marked]:
    """Yield the rows below the headings; empty ones are left out."""
    faults, remarks = _codes(table, head.first)
    for place in range(head.first, max([len(table.rows), *(row + 1 for row in faults)])):
        cells = table.rows[place] if place < len(table.rows) else []
        cells = [*cells, *[""] * (max(faults.get(place, {-1: ""})) + 1 - len(cells))]
        if any(cell != "" for cell in cells) or place in faults:
            yield Marked(
                number=place + 1,
                cells=cells,
                faults=faults.get(place, {}),
                remarks=remarks.get(place, {}),
            )


def _codes(table: Table, first: int) -> tuple[dict[int, dict[int, str]], dict[int, dict[int, str]]]:
    """Return codes for the cells at fault and of remark, by row and column from 0."""
    faults: dict[int, dict[int, str]] = {}
    remarks: dict[int, dict[int, str]] = {}
    for where, has_value in table.stored.items():
        row, column = _place(where)
        (remarks if has_value else faults).setdefault(row, {})[column] = "formula"
    for where in table.broken:
        row, column = _place(where)
        faults.setdefault(row, {})[column] = "broken"
    for top, left, bottom, right in table.merged:
        for row in range(max(top, first), bottom + 1):
            faults.setdefault(row, {}).update(dict.fromkeys(range(left, right + 1), "merged"))
    return faults, remarks


def _place(where: str) -> Place:
    """Return the row and column from 0 of a cell such as B3."""
    found = _PLACE.fullmatch(where)
    if found is None:
        return -1, -1
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def column_name(place: int) -> str:
    """Return a column's letters: 0 is A."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def judged_all(
    rows: Sequence[Marked],
    plan: Plan,
    sentences: Sentences,
    room: Mapping[What, int],
    region_id: int,
) -> list[Verdict]:
    """Judge every row, refuse those that repeat another and those beyond the limits."""
    judgements = [judge(row, plan, sentences) for row in rows]
    repeats = repeated(judgements)
    beyond = _beyond([row for row in judgements if row.number not in repeats], room, region_id)
    verdicts = []
    for row, marked in zip(judgements, rows, strict=True):
        why = ""
        if row.number in repeats:
            row.state, why = "error", f"{REPEATS}{repeats[row.number]}"
        elif row.number in beyond:
            row.state, why = "error", FULL
        verdicts.append(Verdict(row=row, marked=marked, why=why))
    return verdicts


def judge(marked: Marked, plan: Plan, sentences: Sentences) -> Row:
    """Judge one row, with the sentences of the codes of its cells."""
    if marked.faults or marked.remarks:
        faults, remarks = sentences(marked.faults, marked.remarks)
        plan = replace(plan, faults=faults, remarks=remarks)
    return judged(marked.number, marked.cells, plan)


def _beyond(rows: Sequence[Row], room: Mapping[What, int], region_id: int) -> set[int]:
    """Return the numbers of the rows for whose new people no place is left, in the file's order."""
    left = dict(room)
    refused = set()
    for row in rows:
        if row.state != "new" or row.entry is None:
            continue
        if not fits(left, row.entry, region_id):
            refused.add(row.number)
    return refused


def fits(left: dict[What, int], entry: Entry, region_id: int) -> bool:
    """Take a place off every limit that counts an entry, if all of them have one left."""
    counted = [what for what in covering(What(entry.role, region_id, entry.sex)) if what in left]
    if any(left[what] <= 0 for what in counted):
        return False
    for what in counted:
        left[what] -= 1
    return True
