"""What is placed, as a release keeps it: plain, without names of people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from app.core.words import Words


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An activity at its time and place.

    `key` is the activity's for ever. `parties` say who must be there: everyone, region:5,
    role:coach, role:coach:5, person:12 or interpreter:3, by ids and never by names. `sequence` is
    the number of the release that changed it last.
    """

    key: str
    kind: str
    title: Words
    summary: Words = field(default_factory=Words)
    starts_at: datetime
    ends_at: datetime
    space_id: int | None = None
    space: Words = field(default_factory=Words)
    venue: Words = field(default_factory=Words)
    venue_address: str = ""
    group: Words = field(default_factory=Words)
    parties: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    online: bool = False
    public: bool = False
    limited: bool = False
    sequence: int = 0


def part_of(entries: Iterable[Entry], keys: Iterable[str]) -> list[Entry]:
    """Return the entries of these keys, in their order."""
    wanted = frozenset(keys)
    return [one for one in entries if one.key in wanted]


def clash(entry: Entry, others: Iterable[Entry]) -> Entry | None:
    """Return the first of the others that overlaps; what ends as another begins does not."""
    return next(
        (
            one
            for one in others
            if one.key != entry.key
            and one.starts_at < entry.ends_at
            and entry.starts_at < one.ends_at
        ),
        None,
    )
