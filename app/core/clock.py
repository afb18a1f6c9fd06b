"""The only clock: actions ask it, rules are handed what it said."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """Return the calendar day it is in an IANA zone."""
    return now().astimezone(ZoneInfo(zone)).date()
