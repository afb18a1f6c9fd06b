"""The words for activities: what they are, who must be there, where they come from."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from app.core.languages import LANGUAGES, _, language, listed, pgettext
from app.schedule.models import Activity, Attendance
from app.venues.models import Space

MINUTES_AN_HOUR = 60


def kind(code: str) -> str:
    """Name a kind of activity."""
    return kinds()[code]


def kinds() -> dict[str, str]:
    """Return the words of all kinds, in their order."""
    return {
        "arrival": pgettext("activity", "Arrival"),
        "ceremony": pgettext("activity", "Ceremony"),
        "courtesy": pgettext("activity", "Courtesy call"),
        "session": pgettext("activity", "Session"),
        "talk": pgettext("activity", "Talk"),
        "vote": pgettext("activity", "Vote"),
        "meeting": pgettext("activity", "Meeting"),
        "match": pgettext("activity", "Match"),
        "training": pgettext("activity", "Training"),
        "visit": pgettext("activity", "Visit"),
        "culture": pgettext("activity", "Culture"),
        "meal": pgettext("activity", "Meal"),
        "departure": pgettext("activity", "Departure"),
        "other": pgettext("activity", "Other"),
    }


def source(code: str) -> str:
    """Say where an activity comes from."""
    words = {
        "hand": pgettext("source", "By hand"),
        "template": pgettext("source", "From a template"),
        "proposal": pgettext("source", "From a proposal"),
        "edition": pgettext("source", "From an earlier edition"),
        "file": pgettext("source", "From a file"),
    }
    return str(words[code])


def interpreted(code: str) -> str:
    """Name a language that is interpreted."""
    return str(_("Mongolian")) if code == "mn" else str(LANGUAGES[code])


def minutes(length: int) -> str:
    """Say how long something lasts."""
    hours, rest = divmod(length, MINUTES_AN_HOUR)
    if not hours:
        return str(pgettext("length", "%(minutes)s min", minutes=rest))
    if not rest:
        return str(pgettext("length", "%(hours)s h", hours=hours))
    return str(pgettext("length", "%(hours)s h %(minutes)s min", hours=hours, minutes=rest))


def of_role(region: str, role: str) -> str:
    """Name the people of one role in one delegation."""
    return str(pgettext("people", "%(region)s: %(role)s", region=region, role=role))


def party(one: Attendance, regions: Mapping[int, str], roles: Mapping[str, str]) -> str:
    """Say who must be there, without the names of people."""
    if one.everyone:
        return str(pgettext("people", "Everyone"))
    if one.participant_id is not None:
        return str(pgettext("people", "a named person"))
    if one.interpreter_id is not None:
        return str(pgettext("people", "an interpreter"))
    region = regions.get(one.region_id or 0, "")
    role = roles.get(one.role or "", one.role or "")
    return of_role(region, role) if region and role else region or role


def parties(activity: Activity, regions: Mapping[int, str], roles: Mapping[str, str]) -> str:
    """Say who must be there; the same words stand once."""
    found = dict.fromkeys(party(one, regions, roles) for one in activity.attendances)
    return str(listed(found)) if found else ""


def space(one: Space) -> str:
    """Name a space with its venue; both must be loaded."""
    said = language()
    return str(
        pgettext(
            "space",
            "%(venue)s: %(space)s",
            venue=one.venue.name.best(said),
            space=one.name.best(said),
        )
    )


def local(moment: datetime | None, zone: str) -> str:
    """Write a moment for a file, on the clocks of the zone; blank for none."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" if moment else ""
