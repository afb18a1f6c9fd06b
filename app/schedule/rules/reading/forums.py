"""A workbook of the benchmark library's form, or a coordinator's own of that form, as a problem."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.schedule.rules.blocks import Hours, slot_starts
from app.schedule.rules.problem import (
    FORUM_COUNTS,
    Activity,
    Block,
    Forum,
    Problem,
    Space,
    Track,
    Window,
)
from app.schedule.rules.reading.book import read_sheets
from app.schedule.rules.reading.cells import Page, page, people
from app.schedule.rules.reading.clocks import (
    hours_of,
    laid_out,
    local_of,
    offsets_of,
    zone_penalties,
)
from app.schedule.rules.reading.unreadable import Unreadable

TALK_HEADINGS = 7
MOST_TALKS = 3_000
MOST_CELLS = 4_000
_REFERENCE, _TRACK, _SLOTS, _ORDER, _ZONE, _PRESENTERS, _ATTENDEES = range(TALK_HEADINGS)
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


@dataclass(frozen=True, kw_only=True)
class ForumBook:
    """A forum as a workbook tells it: the problem by names, and what a problem does not hold.

    `first` is the day from whose midnight minutes are counted, None where the sheet tells no days;
    `local` is how many minutes the clocks of the sessions are ahead of UTC, and `offsets` the same
    for talks whose speakers are in a zone that is told.
    """

    problem: Problem
    first: date | None
    local: int
    hours: Hours
    offsets: Mapping[str, int]


def tells_forum(sheets: Mapping[str, object]) -> bool:
    """Tell whether sheets of these names are a forum's."""
    return {"submissions", "tracks", "sessions"} <= {name.strip().casefold() for name in sheets}


def read_forum(content: bytes) -> Problem:
    """Return the problem that a workbook states; raises Unreadable."""
    return read_book(content).problem


def read_book(content: bytes) -> ForumBook:
    """Return the forum that a workbook tells; raises Unreadable."""
    sheets = read_sheets(content)
    tracks, blocks, rooms = (_names(page(sheets, name)) for name in ("tracks", "sessions", "rooms"))
    submissions = _names(page(sheets, "submissions"), most=MOST_TALKS)
    if len(blocks.rows) * len(rooms.rows) > MOST_CELLS:
        raise Unreadable("cells", most=MOST_CELLS)
    parameters = page(sheets, "parameters")
    activities = tuple(_talks(submissions, tracks, rooms))
    columns = _columns(submissions.page, blocks, rooms)
    talk_blocks, talk_spaces = _talk_tables(submissions, columns)
    hours, local = hours_of(parameters), local_of(parameters)
    laid, first = _blocks(blocks)
    forum = Forum(
        blocks=laid,
        tracks=tuple(
            Track(key=key, chairs=people(tracks.page.text(row, 1)))
            for key, row in zip(tracks.keys, tracks.rows.values(), strict=True)
        ),
        weights={name: parameters.number(row, 4) for row, name in enumerate(FORUM_COUNTS, 1)},
        track_blocks=_table(page(sheets, "tracks_sessions|penalty"), tracks, blocks),
        track_spaces=_table(page(sheets, "tracks_rooms|penalty"), tracks, rooms),
        block_spaces=_table(page(sheets, "sessions_rooms|penalty"), blocks, rooms),
        similar=_table(page(sheets, "similar tracks"), tracks, tracks),
        zones=zone_penalties(hours, local, blocks.page, submissions.page, _ZONE),
        talk_blocks=talk_blocks,
        talk_spaces=talk_spaces,
    )
    problem = Problem(
        days=tuple(Window(block.starts[0], block.end) for block in forum.blocks if block.starts),
        spaces=tuple(Space(key=key, venue="") for key in rooms.keys),
        activities=activities,
        forum=forum,
        step=1,
    )
    return ForumBook(
        problem=problem,
        first=first,
        local=local,
        hours=hours,
        offsets=offsets_of(submissions.page, _ZONE),
    )


def _names(found: Page, most: int = 1_000) -> Names:
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


def _talks(submissions: Names, tracks: Names, rooms: Names) -> Iterable[Activity]:
    """Yield the talks, each of a known track and at least one slot."""
    spaces = tuple(rooms.keys)
    found = submissions.page
    for key, row in zip(submissions.keys, submissions.rows.values(), strict=True):
        slots = found.number(row, _SLOTS)
        if slots < 1:
            raise found.refused("number", row, _SLOTS)
        yield Activity(
            key=key,
            minutes=0,
            spaces=spaces,
            parties=people(found.text(row, _PRESENTERS)),
            guests=people(found.text(row, _ATTENDEES)),
            slots=slots,
            track=tracks.key(found, row, _TRACK),
            position=found.number(row, _ORDER),
        )


def _columns(found: Page, blocks: Names, rooms: Names) -> tuple[dict[int, str], dict[int, str]]:
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


def _talk_tables(
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


def _table(found: Page, rows: Names, columns: Names) -> Table:
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


def _blocks(blocks: Names) -> tuple[tuple[Block, ...], date | None]:
    """Return the sessions as blocks of slots, in the sheet's order, and their first day."""
    lengths = [_slots(blocks.page, row) for row in blocks.rows.values()]
    stretches, first = laid_out(blocks.page, list(blocks.rows.values()), lengths)
    found = tuple(
        Block(key=key, starts=slot_starts(stretch, slots), end=stretch.end)
        for key, stretch, slots in zip(blocks.keys, stretches, lengths, strict=True)
    )
    return found, first


def _slots(found: Page, row: int) -> int:
    """Return how many slots a session has."""
    slots = found.number(row, 1)
    if slots > MOST_TALKS:
        raise found.refused("number", row, 1)
    return slots
