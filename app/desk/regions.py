"""The list of regions: searched, filtered, sorted, exported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.core import told
from app.core.access import allow, anyone
from app.core.db import session
from app.core.folding import folded
from app.core.languages import _, language
from app.core.web import page
from app.desk import queries, words
from app.desk.blueprint import bp
from app.desk.exports import csv_file
from app.programmes.models import Programme
from app.programmes.queries import programmes
from app.regions.models import Region
from app.regions.queries import regions as all_regions
from app.regions.queries import ties as all_ties
from app.regions.words import country_words, kind_words


@dataclass(frozen=True, kw_only=True)
class Line:
    """A region in the list, with what is counted about it."""

    region: Region
    memberships: tuple[tuple[int, str], ...]
    ties: int
    hosted: int

    @property
    def name(self) -> str:
        """The region's name in the reader's language."""
        return self.region.name.best(language())

    def fits(self, wanted: str) -> bool:
        """Tell whether every word searched for stands in one of the names, the code or the seat."""
        texts = [*self.region.name.values(), self.region.code, *told.in_all(self.region.seat)]
        key = folded(" ".join(texts))
        return all(part in key for part in folded(wanted).split())


ORDERS: dict[str, Callable[[Line], Any]] = {
    "name": lambda line: folded(line.name),
    "kind": lambda line: (kind_words(line.region), folded(line.name)),
    "country": lambda line: (country_words(line.region.country) or "\uffff", folded(line.name)),
    "memberships": lambda line: len(line.memberships),
    "ties": lambda line: line.ties,
    "hosted": lambda line: line.hosted,
}


@bp.get("/regions")
@allow(anyone)
def regions() -> ResponseReturnValue:
    """Show the regions."""
    lines = _lines()
    order = words.chosen("sort", ORDERS, "name")
    return page(
        lines=_sorted(_filtered(lines), order),
        total=len(lines),
        order=order,
        columns=columns(),
        programmes=_by_name(programmes(session())),
        countries=sorted({line.region.country for line in lines if line.region.country}),
        kinds={line.region.kind: kind_words(line.region) for line in lines},
    )


@bp.get("/regions.csv")
@allow(anyone)
def regions_csv() -> Response:
    """Send the same regions as a file."""
    names = {programme.id: programme.slug for programme in programmes(session())}
    lines = _sorted(_filtered(_lines()), words.chosen("sort", ORDERS, "name"))
    header = ["code", *(column["label"] for column in columns()), "source"]
    return csv_file("regions", header, (_row(line, names) for line in lines))


def columns() -> list[dict[str, Any]]:
    """Return the columns of the list."""
    return [
        {"label": _("Region"), "sort": "name"},
        {"label": _("Sort of region"), "sort": "kind"},
        {"label": _("Country"), "sort": "country"},
        {"label": _("Seat")},
        {"label": _("Memberships"), "sort": "memberships", "number": True},
        {"label": _("Ties"), "sort": "ties", "number": True},
        {"label": _("Editions hosted"), "sort": "hosted", "number": True},
    ]


def _row(line: Line, names: dict[int, str]) -> Sequence[object]:
    """Return a line of the file; memberships are named there."""
    region = line.region
    member = "; ".join(f"{names[programme]} ({kind})" for programme, kind in line.memberships)
    country = country_words(region.country)
    described = [line.name, kind_words(region), country, told.plain(region.seat), member]
    return [region.code, *described, line.ties, line.hosted, region.source]


def _lines() -> list[Line]:
    """Return all regions with their counts; four statements, however many regions."""
    member = queries.current_memberships(session())
    hosted = queries.hosted_counts(session())
    tied = [region_id for tie in all_ties(session()) for region_id in (tie.a_id, tie.b_id)]
    return [
        Line(
            region=region,
            memberships=tuple(member.get(region.id, ())),
            ties=tied.count(region.id),
            hosted=hosted.get(region.id, 0),
        )
        for region in all_regions(session())
    ]


def _filtered(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that the reader asked for."""
    asked = request.args.get
    wanted, country, kind, member = (asked(key, "") for key in ("q", "country", "kind", "member"))
    return [
        line
        for line in lines
        if line.fits(wanted)
        and country in ("", line.region.country)
        and kind in ("", line.region.kind)
        and (not member or member in {str(programme) for programme, _class in line.memberships})
    ]


def _sorted(lines: Sequence[Line], order: str) -> list[Line]:
    """Return the lines in the reader's order."""
    return sorted(lines, key=ORDERS[order], reverse=words.descending())


def _by_name(found: Sequence[Programme]) -> list[Programme]:
    """Return programmes by their names in the reader's language."""
    return sorted(found, key=lambda programme: folded(programme.name.best(language())))
