"""The words for spaces and what stands in them."""

from collections.abc import Iterable
from datetime import date

from app.core.languages import _, day, pgettext
from app.venues import rules
from app.venues.models import OpeningHours, Space
from app.venues.rules import Stretch


def kind(code: str) -> str:
    """Name a kind of space."""
    words = {
        "hall": pgettext("space", "Hall"),
        "room": pgettext("space", "Room"),
        "court": pgettext("space", "Court"),
        "field": pgettext("space", "Field"),
        "bus": pgettext("space", "Bus"),
        "online": pgettext("space", "Online meeting"),
        "other": pgettext("space", "Other"),
    }
    return str(words[code])


def equipment(code: str) -> str:
    """Name something that a space may have."""
    words = {
        "screen": pgettext("equipment", "Screen"),
        "projector": pgettext("equipment", "Projector"),
        "microphones": pgettext("equipment", "Microphones"),
        "sound": pgettext("equipment", "Sound system"),
        "stage": pgettext("equipment", "Stage"),
        "whiteboard": pgettext("equipment", "Whiteboard"),
        "internet": pgettext("equipment", "Internet"),
        "streaming": pgettext("equipment", "Camera for streaming"),
        "scoreboard": pgettext("equipment", "Scoreboard"),
        "net": pgettext("equipment", "Nets"),
        "mats": pgettext("equipment", "Mats"),
        "tables": pgettext("equipment", "Tables"),
        "kitchen": pgettext("equipment", "Kitchen"),
        "step-free": pgettext("equipment", "Access without steps"),
    }
    return str(words[code])


def closed() -> str:
    """Say that a space is closed."""
    return str(pgettext("opening hours", "closed"))


def hours(space: Space) -> list[tuple[str, str]]:
    """Say when a space is open: of every day first, then of the days that differ."""
    days = sorted({one.day for one in space.hours}, key=lambda one: one or date.min)
    return [(_("Every day") if one is None else day(one), of_day(space.hours, one)) for one in days]


def of_day(rows: Iterable[OpeningHours], wanted: date | None) -> str:
    """Write the hours of a day, or of every day, as they are typed; blank where there are none."""
    own = sorted(Stretch(row.opens, row.closes) for row in rows if row.day == wanted)
    return rules.write_hours(own, closed())
