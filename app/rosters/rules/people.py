"""One line of a roster."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What a roster says of one participant; what its reader may not see is not in it.

    Of a minor who `waits` for a guardian's consent a host learns region and role alone.
    """

    id: int
    region_id: int
    role: str
    native: str
    latin_family: str
    latin_given: str
    latin: str
    kana: str
    language: str | None
    age: int | None
    waits: bool
    entered_at: datetime
    birth_date: date | None
    mail: str | None
    # Kept for its time and gone: not the same as never said.
    birth_purged: bool = False
    mail_purged: bool = False
