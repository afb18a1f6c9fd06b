"""What a workbook's sheets list by name, and the penalties of each two names."""

from dataclasses import dataclass

from app.schedule.rules.reading.cells import Page
from app.schedule.rules.reading.unreadable import Unreadable

TALK_HEADINGS = 7
Table = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Names:
    """The names that a sheet lists in its first column, each with its row."""

    page: Page
    rows: dict[str, int]

    @property
    def keys(self) -> list[str]:
        """The names as they are written."""
        return [self.page.text(row, 0) for row in self.rows.values()]

    def key(self, other: Page, row: int, column: int) -> str:
        """Return the name that another sheet's cell means; raises Unreadable."""
        said = other.text(row, column).strip()
        if said not in self.rows:
            raise other.refused("unknown", row, column)
        return self.page.text(self.rows[said], 0)


def names_of(found: Page, most: int = 1_000) -> Names:
    """Return what a sheet lists below its heading; raises Unreadable for a name said twice."""
    rows: dict[str, int] = {}
    for row in range(1, len(found.rows)):
        name = found.text(row, 0).strip()
        if not name:
            if any(str(cell).strip() for cell in found.rows[row]):
                raise found.refused("nameless", row, 0)
            continue
        if name in rows:
            raise found.refused("twice", row, 0)
        rows[name] = row
    if not 0 < len(rows) <= most:
        raise Unreadable("names", sheet=found.name, most=most)
    return Names(found, rows)


def columns_of(found: Page, blocks: Names, rooms: Names) -> tuple[dict[int, str], dict[int, str]]:
    """Return which column of the submissions is which session, and which is which room."""
    sessions: dict[int, str] = {}
    spaces: dict[int, str] = {}
    for column in range(TALK_HEADINGS, len(found.rows[0])):
        said = found.text(0, column).strip()
        if not said:
            continue
        # A name may be a session's and a room's: the sessions stand first.
        names, told = (
            (blocks, sessions)
            if said in blocks.rows and said not in {one.strip() for one in sessions.values()}
            else (rooms, spaces)
        )
        key = names.key(found, 0, column)
        if key in told.values():
            raise found.refused("twice", 0, column)
        told[column] = key
    return sessions, spaces


def talk_tables(
    submissions: Names, columns: tuple[dict[int, str], dict[int, str]]
) -> tuple[Table, Table]:
    """Return the penalties of each talk in each session, and in each room."""
    keyed = list(zip(submissions.keys, submissions.rows.values(), strict=True))
    sessions, spaces = (
        {
            (key, name): penalty
            for key, row in keyed
            for column, name in found.items()
            if (penalty := submissions.page.number(row, column))
        }
        for found in columns
    )
    return sessions, spaces


def table_of(found: Page, rows: Names, columns: Names) -> Table:
    """Return a matrix's entries that are not 0, by the names of its rows and columns."""
    table: Table = {}
    heads, seen = _heads(found, columns), set()
    for row in range(1, len(found.rows)):
        if not any(str(cell).strip() for cell in found.rows[row]):
            continue
        key = rows.key(found, row, 0)
        if key in seen:
            raise found.refused("twice", row, 0)
        seen.add(key)
        for column, name in heads.items():
            if penalty := found.number(row, column):
                table[key, name] = penalty
    return table


def _heads(found: Page, names: Names) -> dict[int, str]:
    """Return what each column of a matrix is called."""
    heads: dict[int, str] = {}
    for column in range(1, len(found.rows[0]) if found.rows else 0):
        if not found.text(0, column).strip():
            continue
        name = names.key(found, 0, column)
        if name in heads.values():
            raise found.refused("twice", 0, column)
        heads[column] = name
    return heads
