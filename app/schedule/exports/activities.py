"""Activities as rows of a file, in the columns that a file is read by again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.core.languages import _, language, pgettext
from app.core.sheets import Cell, Sheet
from app.schedule.models import Activity
from app.schedule.words import activities as words
from app.schedule.words import columns
from app.venues import words as venue_words
from app.venues.models import Space


@dataclass(frozen=True, kw_only=True)
class Names:
    """How a file names what activities point at: regions and spaces by id, roles by code."""

    regions: Mapping[int, str]
    roles: Mapping[str, str]
    spaces: Mapping[int, Space]
    zone: str


def activities_sheet(activities: Iterable[Activity], names: Names, title: str) -> Sheet:
    """Lay out activities, one a row; moments on the clocks of the edition's zone."""
    return Sheet(
        title=title,
        headings=[columns.heading(code) for code in columns.CODES],
        types=[int if code in columns.NUMBERS else str for code in columns.CODES],
        rows=[_row(one, names) for one in activities],
        stamp=title,
    )


def template_sheet(first_day: date | None, title: str) -> Sheet:
    """Lay out an empty file with one activity as an example."""
    said = language()
    day = f"{first_day or date(2027, 8, 5):%Y-%m-%d}"
    values: dict[str, Cell] = {
        "kind": words.kind("ceremony"),
        f"title-{said}": pgettext("example", "Opening ceremony"),
        "minutes": 60,
        "turnround": 15,
        "group": pgettext("example", "First day"),
        "roles": columns.everyone(),
        "languages": _many(words.interpreted(code) for code in ("ja", "ko")),
        "earliest": f"{day} 09:00",
        "latest": f"{day} 12:00",
    }
    return Sheet(
        title=title,
        headings=[columns.heading(code) for code in columns.CODES],
        types=[int if code in columns.NUMBERS else str for code in columns.CODES],
        rows=[[values.get(code) for code in columns.CODES]],
        stamp=title,
    )


def _row(one: Activity, names: Names) -> list[Cell]:
    """Write one activity."""
    said = language()
    regions = [row.region_id for row in one.attendances if row.region_id and not row.role]
    roles = [row.role for row in one.attendances if row.role and not row.region_id]
    if any(row.everyone for row in one.attendances):
        roles = [columns.EVERYONE, *roles]
    values: dict[str, Cell] = {
        "kind": words.kind(one.kind),
        **{code: one.title.get(spoken, "") for code, spoken in columns.TITLES.items()},
        "minutes": one.minutes,
        "turnround": one.turnround or None,
        "group": one.group.name.best(said) if one.group else "",
        "position": one.position or None,
        "delegations": _many(names.regions.get(region or 0, "") for region in regions),
        "roles": _many(_role(role, names) for role in roles),
        "spaces": _many(
            names.spaces[row.space_id].name.best(said)
            for row in one.spaces
            if row.space_id in names.spaces
        ),
        "equipment": _many(venue_words.equipment(row.equipment) for row in one.equipment),
        "languages": _many(words.interpreted(row.language) for row in one.languages),
        "size": one.size,
        "places": one.places,
        "fixed": _yes(answer=one.fixed),
        "online": _yes(answer=one.online),
        "earliest": words.local(one.earliest_at, names.zone),
        "latest": words.local(one.latest_at, names.zone),
        "starts": words.local(one.starts_at, names.zone),
        "space": one.space.name.best(said) if one.space else "",
        "note": one.note,
    }
    return [values[code] for code in columns.CODES]


def _role(role: str | None, names: Names) -> str:
    """Name a role, or everyone."""
    return columns.everyone() if role == columns.EVERYONE else names.roles.get(role or "", "")


def _many(things: Iterable[str]) -> str:
    """Write several things in one cell, as they are read again."""
    return "; ".join(one for one in things if one)


def _yes(*, answer: bool) -> str:
    """Write an answer; no is left blank."""
    return _("yes") if answer else ""
