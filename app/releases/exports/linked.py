"""A public timetable as schema.org events, for search engines."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from app.core.languages import language
from app.core.text import tidy
from app.editions.models import Edition
from app.releases import words
from app.releases.rules import Entry


def events(entries: Iterable[Entry], edition: Edition, zone: str, address: str) -> dict[str, Any]:
    """Return an edition with its public entries; `address` is its page's."""
    there = ZoneInfo(zone)
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": words.edition_name(edition),
        "url": address,
        "inLanguage": language(),
        **_called_off(edition),
        **({"startDate": edition.starts_on.isoformat()} if edition.starts_on else {}),
        **({"endDate": edition.ends_on.isoformat()} if edition.ends_on else {}),
        "subEvent": [
            {
                "@type": "Event",
                "name": words.title(one),
                "startDate": one.starts_at.astimezone(there).isoformat(),
                "endDate": one.ends_at.astimezone(there).isoformat(),
                **_called_off(edition),
                **_mode(one),
                "location": _place(one, address),
            }
            for one in entries
        ],
    }


def _called_off(edition: Edition) -> dict[str, str]:
    """Return that it does not take place, where it does not."""
    said = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}.get(edition.status)
    return {"eventStatus": f"https://schema.org/{said}"} if said else {}


def _mode(entry: Entry) -> dict[str, str]:
    """Return how one attends, where that is not by being there."""
    if not entry.online:
        return {}
    kind = "Mixed" if entry.space else "Online"
    return {"eventAttendanceMode": f"https://schema.org/{kind}EventAttendanceMode"}


def _place(entry: Entry, address: str) -> dict[str, Any]:
    """Return where it is."""
    if entry.online and not entry.space:
        return {"@type": "VirtualLocation", "url": address}
    found = {"@type": "Place", "name": words.where(entry)}
    return found | ({"address": tidy(entry.venue_address)} if entry.venue_address else {})
