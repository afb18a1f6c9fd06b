"""What venues and spaces are told to be, and how opening hours are written and read."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from app.core.words import Words
from app.venues.errors import BlockedBackwards, HoursOverlap, HoursUnclear, PointIncomplete
from app.venues.models import MINUTES_A_DAY

_STRETCH = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_DASHES = str.maketrans(dict.fromkeys("–—−~〜～ー", "-"))
MINUTES_AN_HOUR = 60


class Stretch(NamedTuple):
    """From when until when a space is open, in minutes of a day; the end may pass midnight."""

    opens: int
    closes: int


CLOSED = (Stretch(0, 0),)


@dataclass(frozen=True, kw_only=True)
class VenueFacts:
    """What is told about a venue."""

    name: Words
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SpaceFacts:
    """What is told about a space."""

    name: Words
    kind: str
    capacity: int | None = None
    booths: int = 0
    note: str = ""
    equipment: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class BlockedTime:
    """When a space cannot be used, and why."""

    starts_at: datetime
    ends_at: datetime
    reason: str


def check_venue(facts: VenueFacts) -> None:
    """Refuse half a point: raises PointIncomplete."""
    if (facts.latitude is None) != (facts.longitude is None):
        raise PointIncomplete


def check_blocked(time: BlockedTime) -> None:
    """Refuse a time that ends before it begins: raises BlockedBackwards."""
    if time.ends_at <= time.starts_at:
        raise BlockedBackwards


def read_hours(written: str, closed: str, field: str | None = None) -> tuple[Stretch, ...]:
    """Read opening hours: "09:00-12:00, 13:00-18:00", or the word for closed; blank gives none.

    An end that is not after the beginning lies on the next day. Raises HoursUnclear, HoursOverlap.
    """
    text = unicodedata.normalize("NFKC", written).translate(_DASHES).strip()
    if not text:
        return ()
    if text.casefold() in {"-", "closed", closed.casefold()}:
        return CLOSED
    parts = [part.strip() for part in re.split("[,;、]", text) if part.strip()]
    found = sorted(_stretch(part, field) for part in parts)
    if any(after.opens < before.closes for before, after in pairwise(found)):
        raise HoursOverlap(field)
    return tuple(found)


def write_hours(hours: Iterable[Stretch], closed: str) -> str:
    """Write opening hours as they are read."""
    return ", ".join(
        f"{clock(one.opens)}-{clock(one.closes)}" if one.closes > one.opens else closed
        for one in hours
    )


def clock(minutes: int) -> str:
    """Write minutes of a day as a clock shows them; the next day's begin at 00:00 again."""
    shown = minutes if minutes <= MINUTES_A_DAY else minutes - MINUTES_A_DAY
    return f"{shown // MINUTES_AN_HOUR:02}:{shown % MINUTES_AN_HOUR:02}"


def pairs(venue_ids: Sequence[int]) -> list[tuple[int, int]]:
    """Return each two venues once, the lower id first."""
    ordered = sorted(venue_ids)
    return [(one, other) for place, one in enumerate(ordered) for other in ordered[place + 1 :]]


def _stretch(part: str, field: str | None) -> Stretch:
    """Read one stretch of opening hours."""
    found = _STRETCH.fullmatch(part)
    if found is None:
        raise HoursUnclear(field)
    first, opens, last, closes = (int(number) for number in found.groups())
    starts, ends = first * MINUTES_AN_HOUR + opens, last * MINUTES_AN_HOUR + closes
    minutes_right = opens < MINUTES_AN_HOUR and closes < MINUTES_AN_HOUR
    if not minutes_right or starts >= MINUTES_A_DAY or ends > MINUTES_A_DAY:
        raise HoursUnclear(field)
    return Stretch(starts, ends if ends > starts else ends + MINUTES_A_DAY)
