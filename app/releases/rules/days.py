"""Entries by the days of a zone, what is on now, and whether two zones' clocks agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.releases.rules.entries import Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day on the clocks of a zone, and what begins on it, by time."""

    day: date
    entries: Sequence[Entry]
    # The clocks change on it: an hour comes twice or never.
    shifts: bool = False


def days(entries: Iterable[Entry], zone: str) -> list[Day]:
    """Return the days on which something begins; what passes midnight stands where it begins."""
    there = ZoneInfo(zone)
    found: dict[date, list[Entry]] = {}
    for one in sorted(entries, key=lambda one: (one.starts_at, one.ends_at, one.key)):
        found.setdefault(one.starts_at.astimezone(there).date(), []).append(one)
    return [Day(day=day, entries=those, shifts=_shifts(day, there)) for day, those in found.items()]


def _shifts(day: date, zone: ZoneInfo) -> bool:
    """Tell whether the clocks change on a day."""
    ends = (datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1)))
    first, second = (one.utcoffset() for one in ends)
    return first != second


def now_and_next(entries: Iterable[Entry], now: datetime) -> tuple[list[Entry], list[Entry]]:
    """Return what is going on, and what begins next: everything that begins at that moment."""
    known = list(entries)
    on = [one for one in known if one.starts_at <= now < one.ends_at]
    coming = min((one.starts_at for one in known if one.starts_at > now), default=None)
    return on, [one for one in known if one.starts_at == coming]


def same_clocks(zone: str, other: str, moments: Iterable[datetime]) -> bool:
    """Tell whether two zones' clocks show the same at all of these moments."""
    here, there = ZoneInfo(zone), ZoneInfo(other)
    return all(
        one.astimezone(here).utcoffset() == one.astimezone(there).utcoffset() for one in moments
    )
