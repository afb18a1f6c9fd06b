"""How long links live, who may be sent one, and in which language."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from app.editions.models import Edition

# Long enough to see afterwards who looked and to take one's data along.
LIFE_AFTER_END = timedelta(days=30)
REMIND_AGAIN = timedelta(days=1)
MOST_LINKS_A_DAY = 5
A_DAY = timedelta(days=1)

Sendable = Literal["yes", "no-mail", "withdrawn", "too-often"]


@dataclass
class Sent:
    """To whom links went, and to whom not and why, by participant id."""

    to: list[int] = field(default_factory=list)
    not_to: dict[int, str] = field(default_factory=dict)


def ends_on(edition: Edition) -> date:
    """Return the last day of an edition; without days that of its year."""
    return edition.ends_on or edition.starts_on or date(edition.year, 12, 31)


def alive(edition: Edition, now: datetime) -> bool:
    """Tell whether links to pages about an edition still lead there: until 30 days after it."""
    last = ends_on(edition) + LIFE_AFTER_END
    return now.astimezone(UTC).date() <= last


def sendable(
    mail: str | None, sent: list[tuple[str, datetime]], now: datetime, why: str, *, gone: bool
) -> Sendable:
    """Tell whether a person may be sent a link now, given the links sent so far: why and when.

    A reminder goes out once a day at most, and five links a day in all.
    """
    if gone:
        return "withdrawn"
    if not mail:
        return "no-mail"
    today = [kind for kind, at in sent if now - at < A_DAY]
    often = len(today) >= MOST_LINKS_A_DAY
    return "too-often" if often or (why == "reminded" and "reminded" in today) else "yes"
