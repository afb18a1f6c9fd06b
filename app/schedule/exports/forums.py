"""A forum's plan as a workbook in the form of the benchmark library's published schedules."""

from io import BytesIO

import xlsxwriter

from app.schedule.rules.forum import forum_cost, forum_counts
from app.schedule.rules.problem import Plan, Problem

_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}


def write_plan(problem: Problem, plan: Plan) -> bytes:
    """Return the workbook: which track and which talk is where, and what each count adds."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, _SAFE) as book:
        sheet = book.add_worksheet("sol")
        bold = book.add_format({"bold": True})
        rows = _rows(problem, plan)
        sheet.freeze_panes(1, 1)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                if text:
                    heading = bold if not row or not column else None
                    sheet.write_string(row, column, text, heading)
        violations = book.add_worksheet("violations")
        for row, (name, count, weight) in enumerate(_counted(problem, plan)):
            violations.write_string(row, 0, name)
            for column, number in ((1, count), (2, weight), (3, count * weight)):
                violations.write_number(row, column, number)
        violations.set_column(0, 0, 28)
    return file.getvalue()


def _rows(problem: Problem, plan: Plan) -> list[list[str]]:
    """Return the sheet's rows: a table of tracks, a blank row, a table of talks by slot."""
    blocks = problem.forum.blocks if problem.forum else ()
    spaces = {space.key: column for column, space in enumerate(problem.spaces, 1)}
    width = len(spaces) + 1
    row = len(blocks) + 2
    rows = [["", *spaces], *([block.key, *[""] * len(spaces)] for block in blocks), [""] * width]
    starts: dict[int, tuple[int, int]] = {}
    for place, block in enumerate(blocks, 1):
        for start in block.starts:
            starts[start] = (place, row)
            rows.append([block.key, *[""] * len(spaces)])
            row += 1
    for talk in problem.activities:
        placed = plan.get(talk.key)
        if placed is None or placed.space not in spaces or placed.start not in starts:
            continue
        column, (place, first) = spaces[placed.space], starts[placed.start]
        rows[place][column] = talk.track or ""
        for slot in range(first, first + talk.slots):
            rows[slot][column] = talk.key
    return rows


def _counted(problem: Problem, plan: Plan) -> list[tuple[str, int, int]]:
    """Return each count with its weight, and their sum."""
    if problem.forum is None:
        return []
    counts = forum_counts(problem, plan)
    weights = problem.forum.weights
    found = [(name, count, weights.get(name, 0)) for name, count in counts.items()]
    return [("objective", forum_cost(problem.forum, counts), 1), *found]
