"""One programme: who hosts next and why, its history, its members over time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.seamap import Place
from app.core.web import page
from app.desk import maps, queries, rotation
from app.desk.blueprint import bp
from app.editions.models import Edition
from app.programmes import policy
from app.programmes.models import Membership, Programme
from app.programmes.queries import programme_with_parts
from app.turns.queries import programme_facts
from app.turns.rules.outlook import Outlook, outlook

Columns = dict[str, list[dict[str, object]]]
TURNS = 5
# All members of a small programme are named on its map.
FEW = 14
CODES = re.compile(r"[a-z]{2}(-[a-z0-9]+)+(;[a-z]{2}(-[a-z0-9]+)+)*")


@dataclass(frozen=True)
class Span:
    """A membership on the line of years: start and length in percent; `known` its beginning."""

    start: float
    length: float
    known: bool


@bp.get("/programmes/<slug>")
@allow(anyone, find=programme_with_parts)
def programme(programme: Programme) -> ResponseReturnValue:
    """Show a programme."""
    year = clock.today("Asia/Tokyo").year
    seen = outlook(programme_facts(session(), programme.id), year, TURNS)
    editions = queries.editions_of(session(), programme.id)
    first = first_year(programme, editions, year)
    return page(
        programme=programme,
        rotation=rotation.shown(seen),
        editions=editions,
        spans={row.id: span(row, first, year) for row in programme.memberships},
        years=(first, year),
        places=_places(programme, editions, seen),
        columns=columns(),
        told=told(programme),
        may_change=policy.may_change(actor(), programme),
    )


def told(programme: Programme) -> dict[str, str]:
    """Return what the sources say; a bare list of codes is left out, the members tell it."""
    return {key: text for key, text in programme.told.items() if not CODES.fullmatch(text)}


def first_year(programme: Programme, editions: Sequence[Edition], year: int) -> int:
    """Return the year in which the line of years begins."""
    dates = [programme.since, *(row.joined for row in programme.memberships)]
    return min([date.year for date in dates if date] + [row.year for row in editions] + [year])


def span(row: Membership, first: int, last: int) -> Span:
    """Lay a membership on the years from `first` to `last`; unknown beginnings start the line."""
    width = last + 1 - first
    start = max(row.joined.year - first, 0) if row.joined else 0
    end = row.left.year - first if row.left else width
    return Span(100 * start / width, 100 * max(end - start, 0.5) / width, row.joined is not None)


def _places(programme: Programme, editions: Sequence[Edition], seen: Outlook) -> list[Place]:
    """Return members and hosts for the map; the next host is marked."""
    regions = {row.region.code: row.region for row in programme.memberships}
    regions |= {row.host.code: row.host for row in editions if row.host}
    next_hosts = seen.forecast.turns[0].hosts if seen.forecast.turns else ()
    past = {row.host.code for row in editions if row.host}
    foremost = regions if len(regions) <= FEW else past
    return maps.places(regions.values(), foremost=foremost, hosts=next_hosts)


def columns() -> Columns:
    """Return the columns of the page's tables."""
    return {**_columns_of_turns(), **_columns_of_members()}


def _columns_of_turns() -> Columns:
    """Return the columns of the tables about hosts, past and to come."""
    return {
        "turns": [
            {"label": _("Year")},
            {"label": _("Host")},
            {"label": _("How sure")},
            {"label": _("Why")},
        ],
        "history": [
            {"label": _("Year")},
            {"label": _("No.")},
            {"label": _("When")},
            {"label": _("Host")},
            {"label": _("City")},
            {"label": _("How it stands")},
            {"label": _("Note"), "quiet": True},
            {"label": _("Source"), "quiet": True},
        ],
        "ledger": [
            {"label": _("Region")},
            {"label": _("Turns hosted"), "number": True},
            {"label": _("Years of membership"), "number": True},
            {"label": _("Last hosted"), "number": True},
            {"label": _("Years waited"), "number": True},
            {"label": _("Longest wait"), "number": True},
            {"label": _("Owed")},
        ],
    }


def _columns_of_members() -> Columns:
    """Return the columns of the tables about members and duties."""
    return {
        "members": [
            {"label": _("Region")},
            {"label": _("Class")},
            {"label": _("From")},
            {"label": _("Until")},
            {"label": _("Years")},
        ],
        "offices": [
            {"label": _("Office")},
            {"label": _("Holder")},
            {"label": _("From")},
            {"label": _("Until")},
            {"label": _("Note"), "quiet": True},
        ],
    }
