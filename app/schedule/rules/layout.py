"""How the board lays activities out: a table a day, hours down, spaces across, the rest aside."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.core.words import Words

NOWHERE = 0
"""Stands for "in no space" where the id of a space is expected."""
EARLIEST, LATEST = 8, 20
HOURS_A_DAY = 24
MOST_DAYS = 60


class Entry(NamedTuple):
    """An activity as the board shows it; `starts_at` is UTC, None at the side."""

    uuid: str
    title: Words
    kind: str
    minutes: int
    starts_at: datetime | None
    space_id: int | None
    group_id: int | None
    fixed: bool
    needs_space: bool


class Shown(NamedTuple):
    """A placed entry with its start and end on the edition's clocks."""

    entry: Entry
    start: datetime
    end: datetime

    @property
    def at(self) -> str:
        """The start as the board's script reads it."""
        return self.start.isoformat()[:16]

    @property
    def times(self) -> str:
        """From when until when."""
        return f"{self.at[11:]}–{self.end.isoformat()[11:16]}"


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day's entries by hour and space; only hours in which something begins."""

    day: date
    hours: dict[int, dict[int, list[Shown]]]

    @property
    def used(self) -> set[int]:
        """The ids of the spaces in which something begins."""
        return {space for cells in self.hours.values() for space in cells}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The days of a board, what waits at the side, and the hours that its days show."""

    days: list[Day]
    all_days: list[date]
    aside: list[Entry]
    earliest: int
    latest: int


def lay_out(
    entries: Iterable[Entry], days: Sequence[date], zone: str, only: date | None = None
) -> Layout:
    """Lay entries out on these days and on those on which something is placed, or on one alone."""
    clock = ZoneInfo(zone)
    placed: dict[date, list[Shown]] = {day: [] for day in days}
    aside = []
    for one in entries:
        if one.starts_at is None:
            aside.append(one)
            continue
        start = one.starts_at.astimezone(clock)
        end = (one.starts_at + timedelta(minutes=one.minutes)).astimezone(clock)
        placed.setdefault(start.date(), []).append(Shown(one, start, end))
    everything = [shown for found in placed.values() for shown in found]
    return Layout(
        days=[
            Day(day=day, hours=_by_hour(placed[day]))
            for day in sorted(placed)
            if only in (None, day)
        ],
        all_days=sorted(placed),
        aside=aside,
        earliest=min([EARLIEST, *(shown.start.hour for shown in everything)]),
        latest=max([LATEST, *(_last_hour(shown) for shown in everything)]),
    )


def _by_hour(found: Iterable[Shown]) -> dict[int, dict[int, list[Shown]]]:
    """Sort entries by the hour of their start, and by their space."""
    hours: dict[int, dict[int, list[Shown]]] = defaultdict(lambda: defaultdict(list))
    for shown in sorted(found, key=lambda one: one.start):
        hours[shown.start.hour][shown.entry.space_id or NOWHERE].append(shown)
    return {hour: dict(cells) for hour, cells in sorted(hours.items())}


def _last_hour(shown: Shown) -> int:
    """Return the hour by which an entry has ended, at most the day's last."""
    if shown.end.date() > shown.start.date():
        return HOURS_A_DAY
    return shown.end.hour + (1 if shown.end.minute else 0)


def days_between(first: date | None, last: date | None) -> list[date]:
    """Return an edition's days, as many as a board can show; none while they are unknown."""
    if first is None:
        return []
    count = ((last or first) - first).days + 1
    return [first + timedelta(days=one) for one in range(min(count, MOST_DAYS))]
