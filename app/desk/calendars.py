"""Editions as iCalendar files: days are calendar days where the edition is, without a clock."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from app.core import told
from app.core.dates import PartialDate
from app.core.languages import _, language
from app.core.text import tidy
from app.editions import words as edition_words
from app.editions.models import Edition

STATUSES = {
    "planned": "TENTATIVE",
    "unknown": "TENTATIVE",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
}


def calendar(
    name: str, editions: Iterable[tuple[Edition, str]], *, site: str, now: datetime
) -> bytes:
    """Return a calendar of the editions with their addresses; those without a day are left out.

    `site` is the host name that makes the events' names unique in the world.
    """
    made = Calendar()
    made.add("prodid", "-//Kitamae//Kitamae//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", tidy(name))
    for edition, address in editions:
        days = days_of(edition)
        if days is not None:
            made.add_component(_event(edition, days, address, site, now))
    return bytes(made.to_ical())


def begins(edition: Edition) -> PartialDate | None:
    """Return when an edition begins, as far as that is known."""
    return PartialDate(edition.starts_on.isoformat()) if edition.starts_on else edition.when


def days_of(edition: Edition) -> tuple[date, date] | None:
    """Return the first and the last day, or None where not even one day is known."""
    start = begins(edition)
    if start is None or start.precision != "day":
        return None
    return start.first_day(), edition.ends_on or start.first_day()


def _event(
    edition: Edition, days: tuple[date, date], address: str, site: str, now: datetime
) -> Event:
    """Return one edition as an event of whole days; the end is the day after the last."""
    event = Event()
    event.add("uid", f"edition-{edition.id}@{site}")
    event.add("sequence", edition.version)
    event.add("dtstamp", now)
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + timedelta(days=1))
    event.add("summary", summary(edition))
    event.add("status", STATUSES.get(edition.status, "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    event.add("url", address)
    for key, parts in (("location", _place(edition)), ("description", (told.plain(edition.note),))):
        if any(parts):
            event.add(key, ", ".join(tidy(part) for part in parts if part))
    return event


def summary(edition: Edition) -> str:
    """Say which edition it is and how it stands, in the reader's language."""
    said = {
        "programme": tidy(edition.programme.name.best(language())),
        "status": edition_words.standing(edition),
    }
    if edition.number is None:
        return str(_("%(programme)s (%(status)s)", **said))
    number = tidy(edition.number)
    return str(_("%(programme)s, no. %(number)s (%(status)s)", number=number, **said))


def _place(edition: Edition) -> Sequence[str]:
    """Return venue, city and host, as far as they are known."""
    host = edition.host.name.best(language()) if edition.host else ""
    return edition.venue, told.plain(edition.city), host
