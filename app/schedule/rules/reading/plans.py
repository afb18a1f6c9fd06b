"""A plan in the form of the benchmark library's published schedules, read back.

The sheet `sol` holds two tables below each other with a column for each room: the track of each
session, and, after a blank row, the talk of each slot; a row is called by its session.
"""

from collections import defaultdict

from app.schedule.rules.problem import Placement, Plan, Problem
from app.schedule.rules.reading.book import read_sheets
from app.schedule.rules.reading.cells import Page, page
from app.schedule.rules.reading.unreadable import Unreadable

SHEET = "sol"


def read_plan(content: bytes, problem: Problem) -> Plan:
    """Return a plan that a workbook holds; raises Unreadable for what the problem does not know.

    A talk stands where it stands first; whether the rest of its slots follow is for the rules.
    """
    found = page(read_sheets(content), SHEET)
    spaces = _columns(found, problem)
    begins = _begins(found)
    if problem.forum is None or begins is None:
        raise Unreadable("plan", sheet=SHEET)
    blocks = {block.key.strip(): block for block in problem.forum.blocks}
    talks = {talk.key.strip(): talk.key for talk in problem.activities}
    seen: dict[str, int] = defaultdict(int)
    plan: dict[str, Placement] = {}
    for row in range(begins, len(found.rows)):
        name = found.text(row, 0).strip()
        if not name:
            continue
        block, slot = blocks.get(name), seen[name]
        seen[name] += 1
        if block is None or slot >= len(block.starts):
            raise found.refused("unknown", row, 0)
        for column, space in spaces.items():
            said = found.text(row, column).strip()
            if said and said not in talks:
                raise found.refused("unknown", row, column)
            if said:
                plan.setdefault(talks[said], Placement(block.starts[slot], space))
    return plan


def _columns(found: Page, problem: Problem) -> dict[int, str]:
    """Return the space of each column."""
    known = {space.key.strip(): space.key for space in problem.spaces}
    columns = {}
    for column in range(1, len(found.rows[0]) if found.rows else 0):
        said = found.text(0, column).strip()
        if said and said not in known:
            raise found.refused("unknown", 0, column)
        if said:
            columns[column] = known[said]
    return columns


def _begins(found: Page) -> int | None:
    """Return the first row of the second table."""
    blank = (row for row in range(1, len(found.rows)) if not found.text(row, 0).strip())
    after = next(blank, None)
    return None if after is None else after + 1
