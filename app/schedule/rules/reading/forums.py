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
from app.schedule.rules.reading.matrices import (
    TALK_HEADINGS,
    Names,
    columns_of,
    names_of,
    table_of,
    talk_tables,
)
from app.schedule.rules.reading.unreadable import Unreadable

MOST_TALKS = 3_000
MOST_CELLS = 4_000
_REFERENCE, _TRACK, _SLOTS, _ORDER, _ZONE, _PRESENTERS, _ATTENDEES = range(TALK_HEADINGS)


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
    tracks, blocks, rooms = (
        names_of(page(sheets, name)) for name in ("tracks", "sessions", "rooms")
    )
    submissions = names_of(page(sheets, "submissions"), most=MOST_TALKS)
    if len(blocks.rows) * len(rooms.rows) > MOST_CELLS:
        raise Unreadable("cells", most=MOST_CELLS)
    parameters = page(sheets, "parameters")
    activities = tuple(_talks(submissions, tracks, rooms))
    columns = columns_of(submissions.page, blocks, rooms)
    talk_blocks, talk_spaces = talk_tables(submissions, columns)
    hours, local = hours_of(parameters), local_of(parameters)
    laid, first = _blocks(blocks)
    forum = Forum(
        blocks=laid,
        tracks=tuple(
            Track(key=key, chairs=people(tracks.page.text(row, 1)))
            for key, row in zip(tracks.keys, tracks.rows.values(), strict=True)
        ),
        weights={name: parameters.number(row, 4) for row, name in enumerate(FORUM_COUNTS, 1)},
        track_blocks=table_of(page(sheets, "tracks_sessions|penalty"), tracks, blocks),
        track_spaces=table_of(page(sheets, "tracks_rooms|penalty"), tracks, rooms),
        block_spaces=table_of(page(sheets, "sessions_rooms|penalty"), blocks, rooms),
        similar=table_of(page(sheets, "similar tracks"), tracks, tracks),
        zones=zone_penalties(hours, local, blocks.page, submissions.page, _ZONE),
        talk_blocks=talk_blocks,
        talk_spaces=talk_spaces,
    )
    return ForumBook(
        problem=_problem(forum, rooms, activities),
        first=first,
        local=local,
        hours=hours,
        offsets=offsets_of(submissions.page, _ZONE),
    )


def _problem(forum: Forum, rooms: Names, activities: tuple[Activity, ...]) -> Problem:
    """Return the problem of a forum's talks."""
    return Problem(
        days=tuple(Window(block.starts[0], block.end) for block in forum.blocks if block.starts),
        spaces=tuple(Space(key=key, venue="") for key in rooms.keys),
        activities=activities,
        forum=forum,
        step=1,
    )


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
