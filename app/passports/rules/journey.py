"""Whether a passport lasts as long as a journey needs it."""

from calendar import monthrange
from datetime import date
from typing import Literal

Verdict = Literal["lasts", "soon", "too-early"]
# Many states want a passport that lasts half a year beyond the journey.
MONTHS_BEYOND = 6


def lasting(expires_on: date, ends_on: date) -> Verdict:
    """Tell whether a passport lasts half a year beyond the last day, to that day, or not."""
    if expires_on < ends_on:
        return "too-early"
    return "lasts" if expires_on >= months_after(ends_on, MONTHS_BEYOND) else "soon"


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last day where it is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
