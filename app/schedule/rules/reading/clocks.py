"""When the sessions of a workbook are, and how they suit those who are in other zones."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from app.schedule.rules.blocks import Hours
from app.schedule.rules.problem import Window
from app.schedule.rules.reading.cells import DAY, Page

_DATE, _START, _END = 2, 3, 4
HOUR = 60


def laid_out(
    sessions: Page, rows: Sequence[int], slots: Sequence[int]
) -> tuple[list[Window], date | None]:
    """Return each session's stretch in minutes from the first day's midnight, and that day.

    Where days and times are missing, run backwards, overlap, or are too short for their slots,
    the sessions follow each other by day instead, of which the first is not known: their order is
    all that the sheet then tells.
    """
    told, first = _told(sessions, rows)
    fits = told and all(
        length.end - length.start >= count for length, count in zip(told, slots, strict=True)
    )
    if fits and all(one.end <= other.start for one, other in pairwise(told)):
        return told, first
    by_day = [Window(day * DAY, day * DAY + max(HOUR, count)) for day, count in enumerate(slots)]
    return by_day, None


def _told(sessions: Page, rows: Sequence[int]) -> tuple[list[Window], date | None]:
    """Return the stretches as the sheet tells them; none where a day or a time is missing."""
    days = [sessions.day(row, _DATE) for row in rows]
    known = [day for day in days if day is not None]
    blank = any(sessions.at(row, column) == "" for row in rows for column in (_START, _END))
    if blank or len(known) < len(days):
        return [], None
    first = min(known, default=date.min)
    found = []
    for row, day in zip(rows, known, strict=True):
        start, end = sessions.minute(row, _START), sessions.minute(row, _END)
        midnight = (day - first).days * DAY
        found.append(Window(midnight + start, midnight + end + (DAY if end < start else 0)))
    return found, first


def hours_of(parameters: Page) -> Hours:
    """Return the hours that suit, and the prices of the others."""
    return Hours(
        Window(parameters.minute(3, 1, 0), parameters.minute(4, 1, DAY)),
        Window(parameters.minute(6, 1, 0), parameters.minute(7, 1, DAY)),
        parameters.number(8, 1),
        parameters.number(10, 1),
    )


def local_of(parameters: Page) -> int:
    """Return how many minutes the sessions' clocks are ahead of UTC."""
    return parameters.offset(1, 1)


def offsets_of(submissions: Page, column: int) -> dict[str, int]:
    """Return the zone of each submission that has one, in minutes ahead of UTC."""
    return {
        submissions.text(row, 0): submissions.offset(row, column)
        for row in range(1, len(submissions.rows))
        if submissions.text(row, 0).strip() and submissions.text(row, column).strip()
    }


def zone_penalties(
    hours: Hours, local: int, sessions: Page, submissions: Page, column: int
) -> dict[tuple[str, str], int]:
    """Return the penalty of each submission in each session by its zone."""
    stretches = {
        sessions.text(row, 0): (sessions.minute(row, _START, 0), sessions.minute(row, _END, 0))
        for row in range(1, len(sessions.rows))
        if sessions.text(row, 0).strip()
    }
    table = {}
    for row in range(1, len(submissions.rows)):
        shift = submissions.offset(row, column, local) - local
        for session, (start, end) in stretches.items():
            found = hours.penalty((start + shift) % DAY, (end + shift) % DAY)
            if found and submissions.text(row, 0).strip():
                table[submissions.text(row, 0), session] = found
    return table
