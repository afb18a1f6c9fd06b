"""Entries as iCalendar files, on the clocks of the edition's zone, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import current_app
from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration

from app.core.languages import language
from app.core.mail import link
from app.core.text import tidy
from app.releases import words
from app.releases.queries.standing import TAKES_PLACE, Standing
from app.releases.rules import Entry
from app.schedule.words.activities import kind as activity_kind

# Subscribers look again after this time.
AGAIN = timedelta(minutes=30)
# A zone's rules are written from some days before the first entry until some after the last.
AROUND = timedelta(days=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuer:
    """Who sends a calendar: the site's host name, its mail address, the page to look at."""

    site: str
    sender: str
    address: str


def issuer(edition_id: int) -> Issuer:
    """Return this site as who sends the calendars of an edition."""
    return Issuer(
        site=urlsplit(current_app.config["PUBLIC_URL"]).hostname or "kitamae",
        sender=current_app.config["MAIL_FROM"],
        address=link("editions.show", edition_id=edition_id),
    )


def calendar(
    name: str,
    entries: Sequence[Entry],
    *,
    zone: str,
    issuer: Issuer,
    at: datetime,
    method: Literal["PUBLISH", "CANCEL"] = "PUBLISH",
    to: str | None = None,
    sequence: int | None = None,
    standing: Standing = TAKES_PLACE,
) -> bytes:
    """Return a calendar of entries as released `at`; names of people never stand in it.

    To CANCEL is for one reader, `to`, with the number of the release in which the entries went as
    `sequence`: later than any that they had. Of an edition that is called off all are cancelled;
    each time that it is, or is taken up again, is later than what was said before.
    """
    made = Calendar()
    made.add("prodid", "-//Kitamae//Kitamae//EN")
    made.add("version", "2.0")
    made.add("method", method)
    made.add("x-wr-calname", tidy(name))
    made.add("x-wr-timezone", zone)
    made.add("refresh-interval", AGAIN, {"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(AGAIN))
    if entries:
        made.add_component(_zone(entries, zone))
    for one in entries:
        number = one.sequence if sequence is None else sequence
        event = _event(one, zone, issuer, at, number + standing.marks)
        off = method == "CANCEL" or standing.called_off
        event.add("status", "CANCELLED" if off else "CONFIRMED")
        if to is not None:
            event.add("attendee", vCalAddress(f"mailto:{to}"))
        made.add_component(event)
    return bytes(made.to_ical())


def _zone(entries: Sequence[Entry], zone: str) -> Timezone:
    """Return what clocks do in a zone around the entries, and at no other time."""
    first = min(one.starts_at for one in entries) - AROUND
    last = max(one.ends_at for one in entries) + AROUND
    return Timezone.from_tzid(zone, first_date=first.date(), last_date=last.date())


def _event(entry: Entry, zone: str, issuer: Issuer, at: datetime, sequence: int) -> Event:
    """Return one entry; its name in the world is its key's for ever."""
    there = ZoneInfo(zone)
    event = Event()
    event.add("uid", f"{entry.key}@{issuer.site}")
    event.add("sequence", sequence)
    event.add("dtstamp", at)
    event.add("last-modified", at)
    event.add("dtstart", _local(entry.starts_at, there))
    event.add("dtend", _local(entry.ends_at, there))
    event.add("summary", words.title(entry))
    event.add("location", ", ".join(filter(None, (words.where(entry), tidy(entry.venue_address)))))
    event.add("url", issuer.address)
    event.add("organizer", _organizer(issuer.sender))
    event.add("categories", [activity_kind(entry.kind)])
    about = [tidy(one.best(language()), lines=True) for one in (entry.summary, entry.group)]
    if any(about):
        event.add("description", "\n\n".join(filter(None, about)))
    return event


def _local(moment: datetime, there: ZoneInfo) -> datetime:
    """Return a moment on a zone's clocks; in UTC within the hour that comes a second time.

    Calendars take a time that comes twice for the first of both.
    """
    local = moment.astimezone(there)
    return moment.astimezone(UTC) if local.fold else local


def _organizer(sender: str) -> vCalAddress:
    """Return who sends it, by name and address."""
    name, address = parseaddr(sender)
    organizer = vCalAddress(f"mailto:{address}")
    if name:
        organizer.params["CN"] = name
    return organizer
