"""A forum's problem as a workbook of the form that is read: changed there, and brought in again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.schedule.rules.problem import FORUM_COUNTS, Activity, Block, Forum
from app.schedule.rules.reading.cells import DAY
from app.schedule.rules.reading.forums import ForumBook

Cell = str | int | date | time
Table = Mapping[tuple[str, str], int]
HOUR = 60

_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_WIDE = 28
_TALKS = [
    *("Reference", "Track", "Required Timeslots", "Order", "Time Zone", "Presenters"),
    "Attendees",
]
_SESSIONS = ["Sessions", "Max Number of Timeslots", "Date", "Start Time", "End Time"]
# As the library's own workbooks call the sixteen weights.
_WEIGHTS = (
    "Tracks_Sessions|Penalty:",
    "Tracks_Rooms|Penalty:",
    "Sessions_Rooms|Penalty:",
    "Similar Tracks:",
    "Number of Rooms per Track:",
    "Parallel Tracks:",
    "Consecutive Tracks:",
    "Submissions_Timezones:",
    "Submissions Order:",
    "Submissions_Sessions|Penalty:",
    "Submissions_Rooms|Penalty:",
    "Presenters Conflicts:",
    "Attendees Conflicts:",
    "Chairs Conflicts:",
    "Presenters Conflicts Timeslot Level:",
    "Attendees Conflicts Timeslot Level:",
)
# Where a forum tells no days.
_SOME_DAY = date(2027, 8, 5)


def write_forum(book: ForumBook) -> bytes:
    """Return the workbook of a forum by names, as it is read."""
    problem = book.problem
    forum = problem.forum or Forum(blocks=(), tracks=(), weights={})
    blocks = [one.key for one in forum.blocks]
    tracks = [one.key for one in forum.tracks]
    rooms = [one.key for one in problem.spaces]
    file = BytesIO()
    with xlsxwriter.Workbook(file, _SAFE) as made:
        writing = _Writing(made)
        talks = [_talk(one, forum, book, rooms) for one in problem.activities]
        writing.sheet("submissions", [[*_TALKS, *blocks, *rooms], *talks])
        chairs = [[one.key, _people(one.chairs)] for one in forum.tracks]
        writing.sheet("tracks", [["Tracks", "Chairs"], *chairs])
        writing.sheet(
            "sessions", [_SESSIONS, *(_block(one, book.first or _SOME_DAY) for one in forum.blocks)]
        )
        writing.sheet("rooms", [["Rooms"], *([one] for one in rooms)])
        for name, rows, columns, table in (
            ("tracks_sessions|penalty", tracks, blocks, forum.track_blocks),
            ("tracks_rooms|penalty", tracks, rooms, forum.track_spaces),
            ("similar tracks", tracks, tracks, forum.similar),
            ("sessions_rooms|penalty", blocks, rooms, forum.block_spaces),
        ):
            writing.sheet(name, _matrix(rows, columns, table))
        writing.sheet("parameters", _parameters(forum, book))
    return file.getvalue()


class _Writing:
    """A workbook that is written: each value by its type, and no text ever as a formula."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.bold = book.add_format({"bold": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.clock = book.add_format({"num_format": "hh:mm"})

    def sheet(self, name: str, rows: Iterable[Sequence[Cell]]) -> None:
        """Write a sheet from its rows; blank texts and zeros are left out."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, _WIDE)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                heading = None if row and column else self.bold
                self._write(sheet, (row, column), cell, heading)

    def _write(
        self, sheet: Worksheet, at: tuple[int, int], cell: Cell, heading: Format | None
    ) -> None:
        if isinstance(cell, str):
            if cell:
                sheet.write_string(*at, cell, heading)
        elif isinstance(cell, date | time):
            sheet.write_datetime(*at, cell, self.day if isinstance(cell, date) else self.clock)
        elif cell:
            sheet.write_number(*at, cell)


def _talk(one: Activity, forum: Forum, book: ForumBook, rooms: Sequence[str]) -> list[Cell]:
    """Return a talk's row."""
    return [
        one.key,
        one.track or "",
        one.slots,
        one.position,
        _zone(book.offsets[one.key]) if one.key in book.offsets else "",
        _people(one.parties),
        _people(one.guests),
        *(forum.talk_blocks.get((one.key, block.key), 0) for block in forum.blocks),
        *(forum.talk_spaces.get((one.key, room), 0) for room in rooms),
    ]


def _block(one: Block, first: date) -> list[Cell]:
    """Return a session's row: its slots, its day, its beginning and its end."""
    start = one.starts[0] if one.starts else one.end
    day = first + timedelta(days=start // DAY)
    midnight = start // DAY * DAY
    end = one.end - midnight
    return [
        one.key,
        len(one.starts),
        day,
        _clock(start - midnight),
        _clock(end if end == DAY else end % DAY),
    ]


def _clock(minutes: int) -> Cell:
    """Return a time of day; the midnight that ends it is no time that a spreadsheet has."""
    return "24:00" if minutes == DAY else time(*divmod(minutes, HOUR))


def _matrix(rows: Sequence[str], columns: Sequence[str], table: Table) -> list[list[Cell]]:
    """Return a table's prices by rows and columns."""
    found: list[list[Cell]] = [["", *columns]]
    found += [[row, *(table.get((row, column), 0) for column in columns)] for row in rows]
    return found


def _parameters(forum: Forum, book: ForumBook) -> list[list[Cell]]:
    """Return the hours that suit and their prices, beside the sixteen weights."""
    hours = book.hours
    left: list[tuple[str, Cell]] = [
        ("Sessions", ""),
        ("Local time zone:", _zone(book.local)),
        ("Suitable scheduling times", ""),
        ("From:", _clock(hours.suits.start)),
        ("To:", _clock(hours.suits.end)),
        ("Less suitable scheduling times", ""),
        ("From:", _clock(hours.bears.start)),
        ("To:", _clock(hours.bears.end)),
        ("Penalty:", hours.small),
        ("Unsuitable scheduling times", ""),
        ("Penalty:", hours.big),
    ]
    left += [("", "")] * (len(_WEIGHTS) + 1 - len(left))
    weights: list[tuple[str, Cell]] = [("Weights", "")]
    weights += [
        (said, forum.weights.get(name, 0))
        for said, name in zip(_WEIGHTS, FORUM_COUNTS, strict=True)
    ]
    return [[*hour, "", *weight] for hour, weight in zip(left, weights, strict=True)]


def _zone(minutes: int) -> str:
    """Write how far a zone is ahead of UTC: GMT+9, GMT-3:30."""
    hours, rest = divmod(abs(minutes), HOUR)
    sign = "-" if minutes < 0 else "+"
    return f"GMT{sign}{hours}:{rest:02}" if rest else f"GMT{sign}{hours}"


def _people(names: Iterable[str]) -> str:
    """Write people in one cell; a comma in a name does not set two people apart."""
    return ", ".join(sorted(name.replace(", ", ",") for name in names))
