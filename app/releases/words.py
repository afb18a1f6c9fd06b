"""What releases, changes and times are called."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from app.core.languages import _, day, language, listed, ngettext, offset, place
from app.core.text import tidy
from app.releases.rules import Change, Day, Entry
from app.stages.words import edition_name

__all__ = ["edition_name"]


def title(entry: Entry, spoken: str | None = None) -> str:
    """Return an entry's title on one line."""
    return tidy(entry.title.best(spoken or language()))


def where(entry: Entry, spoken: str | None = None) -> str:
    """Say where something is: the space and its venue, or online."""
    spoken = spoken or language()
    found = [tidy(one.best(spoken)) for one in (entry.space, entry.venue) if one]
    if entry.online:
        found.append(_("online"))
    return listed(dict.fromkeys(found)) if found else _("No space")


def zone_name(zone: str, moment: datetime) -> str:
    """Name a zone by its city and its distance from UTC at a moment."""
    there = moment.astimezone(ZoneInfo(zone))
    return _("%(place)s (%(offset)s)", place=place(zone), offset=offset(there))


def when(entry: Entry, zone: str) -> str:
    """Write from when until when something lasts, on the clocks of a zone that is named."""
    start, end = (one.astimezone(ZoneInfo(zone)) for one in (entry.starts_at, entry.ends_at))
    told = {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}", "zone": zone_name(zone, start)}
    if start.date() == end.date():
        return _("%(day)s, %(start)s–%(end)s %(zone)s", day=day(start), **told)
    return _(
        "%(day)s, %(start)s – %(end_day)s, %(end)s %(zone)s",
        day=day(start),
        end_day=day(end),
        **told,
    )


def clock(entry: Entry, zone: str, *, shifts: bool = False) -> str:
    """Write from when until when on a day's clocks, the offset where the clocks change that day."""
    start, end = (one.astimezone(ZoneInfo(zone)) for one in (entry.starts_at, entry.ends_at))
    if shifts and start.utcoffset() != end.utcoffset():
        return f"{start:%H:%M} ({offset(start)}) – {end:%H:%M} ({offset(end)})"
    told = f"{start:%H:%M}–{end:%H:%M}"
    if start.date() != end.date():
        told = _("%(times)s (next day)", times=told)
    return f"{told} ({offset(start)})" if shifts else told


def own(entry: Entry, zone: str, home: str) -> str:
    """Write the same on the reader's own clocks, the day only where it is another."""
    here, there = (entry.starts_at.astimezone(ZoneInfo(one)) for one in (zone, home))
    if here.date() != there.date():
        return when(entry, home)
    told = {"times": clock(entry, home), "zone": zone_name(home, entry.starts_at)}
    return _("%(times)s %(zone)s", **told)


def kinds(change: Change) -> str:
    """Say in which ways something changed."""
    return listed(kind(one) for one in change.kinds)


def kind(code: str) -> str:
    """Name one way in which something changed."""
    names = {
        "new": _("new"),
        "cancelled": _("cancelled"),
        "moved": _("other time"),
        "space": _("other space"),
        "longer": _("longer"),
        "shorter": _("shorter"),
        "title": _("other title"),
        "people": _("other people"),
        "details": _("details"),
    }
    return str(names[code])


def tone(change: Change) -> str:
    """Return in which tone a change is shown."""
    tones = {"new": "settled", "cancelled": "urgent"}
    return tones.get(change.kinds[0], "waiting" if change.loud else "plain")


def moved(count: int) -> str:
    """Say how many activities of the draft were moved."""
    return ngettext(
        "%(num)s activity was moved. You can undo it on the board.",
        "%(num)s activities were moved. You can undo it on the board.",
        count,
    )


def summed(found: Iterable[Change]) -> list[str]:
    """Count the changes by what happened, each in a sentence of its own."""
    every = list(found)
    counts = {
        code: sum(code in one.kinds for one in every)
        for code in ("new", "moved", "space", "longer", "shorter", "cancelled", "title")
    }
    said = {
        "new": ngettext("%(num)s is new", "%(num)s are new", counts["new"]),
        "moved": ngettext(
            "%(num)s is at another time", "%(num)s are at another time", counts["moved"]
        ),
        "space": ngettext(
            "%(num)s is in another space", "%(num)s are in another space", counts["space"]
        ),
        "longer": ngettext("%(num)s is longer", "%(num)s are longer", counts["longer"]),
        "shorter": ngettext("%(num)s is shorter", "%(num)s are shorter", counts["shorter"]),
        "cancelled": ngettext("%(num)s is cancelled", "%(num)s are cancelled", counts["cancelled"]),
        "title": ngettext(
            "%(num)s has another title", "%(num)s have another title", counts["title"]
        ),
    }
    return [words for code, words in said.items() if counts[code]]


def day_of(one: Day, zone: str) -> str:
    """Write a day of a programme, and that its clocks change where they do."""
    told = day(one.day)
    if not one.shifts:
        return told
    return _("%(day)s (the clocks of %(zone)s change)", day=told, zone=place(zone))
