"""When the sessions of a workbook are, and how they suit those who are in other zones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.schedule.rules.problem import Window
from app.schedule.rules.reading.cells import DAY, Page

_DATE, _START, _END = 2, 3, 4
HOUR = 60


def laid_out(sessions: Page, rows: Sequence[int], slots: Sequence[int]) -> list[Window]:
    """Return each session's stretch in minutes from the first day's midnight.

    Where days and times are missing, run backwards, overlap, or are too short for their slots,
    the sessions follow each other by day instead: their order is all that the sheet then tells.
    """
    told = _told(sessions, rows)
    fits = told and all(
        length.end - length.start >= count for length, count in zip(told, slots, strict=True)
    )
    if fits and all(one.end <= other.start for one, other in pairwise(told)):
        return told
    return [Window(day * DAY, day * DAY + max(HOUR, count)) for day, count in enumerate(slots)]


def _told(sessions: Page, rows: Sequence[int]) -> list[Window]:
    """Return the stretches as the sheet tells them; none where a day or a time is missing."""
    days = [sessions.day(row, _DATE) for row in rows]
    known = [day for day in days if day is not None]
    blank = any(sessions.at(row, column) == "" for row in rows for column in (_START, _END))
    if blank or len(known) < len(days):
        return []
    first = min(known, default=date.min)
    found = []
    for row, day in zip(rows, known, strict=True):
        start, end = sessions.minute(row, _START), sessions.minute(row, _END)
        midnight = (day - first).days * DAY
        found.append(Window(midnight + start, midnight + end + (DAY if end < start else 0)))
    return found


@dataclass(frozen=True)
class Hours:
    """The hours of the day that suit, those that suit less, and the price of the others."""

    suits: Window
    bears: Window
    small: int
    big: int

    def penalty(self, start: int, end: int) -> int:
        """Return the price of a stretch of a day, both ends as times of that day."""
        if start < self.bears.start or end > self.bears.end or end < self.bears.start:
            return self.big
        return self.small if start < self.suits.start or end > self.suits.end else 0


def zone_penalties(
    parameters: Page, sessions: Page, submissions: Page, column: int
) -> dict[tuple[str, str], int]:
    """Return the penalty of each submission in each session by its zone."""
    hours = Hours(
        Window(parameters.minute(3, 1, 0), parameters.minute(4, 1, DAY)),
        Window(parameters.minute(6, 1, 0), parameters.minute(7, 1, DAY)),
        parameters.number(8, 1),
        parameters.number(10, 1),
    )
    local = parameters.offset(1, 1)
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
