"""Clocks of an edition as whole minutes since its problem's origin, and back."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.schedule.rules.problem import Window

MINUTE = timedelta(minutes=1)
MOST_DAYS = 60


class Timeline(NamedTuple):
    """The stretch of time that is planned: its first minute, its days on the edition's clocks.

    Minutes are counted as they pass, so that a day on which clocks are changed is shorter or longer
    by itself; `last` is the day after the last.
    """

    origin: datetime
    zone: str
    first: date
    last: date

    def minute(self, moment: datetime) -> int:
        """Return the whole minutes from the origin to a moment."""
        return (moment - self.origin) // MINUTE

    def moment(self, minute: int) -> datetime:
        """Return the moment, in UTC, of a minute since the origin."""
        return self.origin + minute * MINUTE

    def local(self, minute: int, zone: str = "") -> datetime:
        """Return what the edition's clocks, or those of another zone, show at a minute."""
        return self.moment(minute).astimezone(ZoneInfo(zone or self.zone))

    def at(self, day: date, minutes: int = 0, zone: str = "") -> int:
        """Return the minute at which the clocks of a zone show so many minutes of a day.

        More than a day's minutes lie on the next day; a time that clocks skip is the one they show
        instead, one that they show twice is the first.
        """
        there = datetime.combine(day, time()) + minutes * MINUTE
        return self.minute(there.replace(tzinfo=ZoneInfo(zone or self.zone)).astimezone(UTC))

    @property
    def end(self) -> int:
        """The minute after the last day."""
        return self.at(self.last)

    def days(self) -> tuple[Window, ...]:
        """Return the stretch of each day."""
        return tuple(
            Window(self.at(day), self.at(day + timedelta(days=1)))
            for day in dates(self.first, self.last)
        )

    def window(self, start: datetime | None, end: datetime | None) -> Window:
        """Return a stretch between two moments, open where there is none."""
        return Window(
            0 if start is None else self.minute(start),
            self.end if end is None else self.minute(end),
        )


def dates(first: date, last: date) -> list[date]:
    """Return the days from the first up to, not including, the last."""
    return [first + timedelta(days=count) for count in range((last - first).days)]


def timeline(
    zone: str,
    first: date | None,
    last: date | None,
    moments: Iterable[datetime],
    *,
    most: int = MOST_DAYS,
) -> Timeline:
    """Return the days from first to last, and those of the moments that are wanted besides.

    Moments more than `most` days away do not stretch it: a slip of the year must not make a
    problem of a thousand days. Where nothing is known there are no days at all.
    """
    there = sorted({moment.astimezone(ZoneInfo(zone)).date() for moment in moments})
    start = first or (there[0] if there else date(1970, 1, 1))
    end = last or first or start
    near = [
        day for day in there if start - timedelta(days=most) <= day <= end + timedelta(days=most)
    ]
    start, end = min([start, *near]), max([end, *near])
    midnight = datetime.combine(start, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    known = first is not None or bool(there)
    return Timeline(midnight, zone, start, end + timedelta(days=1 if known else 0))


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Return the same stretches, those that overlap or touch as one."""
    found: list[Window] = []
    for start, end in sorted(windows):
        if end <= start:
            continue
        if found and start <= found[-1].end:
            found[-1] = Window(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Window(start, end))
    return tuple(found)


def gaps(windows: Iterable[Window], whole: Window) -> tuple[Window, ...]:
    """Return what of the whole lies in none of the windows."""
    free, found = whole.start, []
    for start, end in merged(windows):
        found.append(Window(free, min(start, whole.end)))
        free = max(free, end)
    found.append(Window(free, whole.end))
    return tuple(one for one in found if one.start < one.end)


def daily(line: Timeline, zone: str, opens: int, closes: int) -> tuple[Window, ...]:
    """Return the stretch between two times of the clock, on every day that a zone sees of it."""
    around = dates(line.first - timedelta(days=1), line.last + timedelta(days=1))
    return merged(Window(line.at(day, opens, zone), line.at(day, closes, zone)) for day in around)
