"""Regions, ties and hosts as places and lines on the house's map."""

from collections.abc import Iterable, Sequence

from flask import url_for

from app.core.languages import _, language
from app.core.seamap import Place
from app.core.seamap import Tie as Line
from app.regions.models import Region, Tie
from app.regions.words import kind_words, short, tie_words

# Many points lie close together: those in front are named, the others stand in the list.
FOREMOST, NAMED, LISTED = 1, 2, 3


def places(
    regions: Iterable[Region],
    *,
    foremost: Iterable[str] = (),
    named: Iterable[str] = (),
    hosts: Iterable[str] = (),
) -> list[Place]:
    """Return the regions whose place is known, those in front first; codes say which are."""
    in_front, beside, hosting = set(foremost), set(named), set(hosts)
    found = [
        Place(
            code=region.code,
            name=short(region.name),
            latitude=region.latitude,
            longitude=region.longitude,
            href=url_for("desk.region", code=region.code),
            rank=_rank(region.code, in_front, beside),
            host=region.code in hosting,
            note=kind_words(region),
        )
        for region in regions
        if region.latitude is not None and region.longitude is not None
    ]
    return sorted(found, key=lambda place: place.rank)


def _rank(code: str, in_front: set[str], beside: set[str]) -> int:
    """Return how far in front a place stands."""
    if code in in_front:
        return FOREMOST
    return NAMED if code in beside else LISTED


def lines(ties: Sequence[Tie]) -> list[Line]:
    """Return the ties as lines that say what they are and lead to a region's page."""
    return [
        Line(
            a=tie.a.code,
            b=tie.b.code,
            title=title(tie),
            href=url_for("desk.region", code=tie.a.code) + "#ties",
        )
        for tie in ties
    ]


def title(tie: Tie) -> str:
    """Say one tie."""
    a, b = tie.a.name.best(language()), tie.b.name.best(language())
    if tie.since is None:
        return str(_("%(a)s and %(b)s: %(tie)s", a=a, b=b, tie=tie_words(tie)))
    year, said = tie.since.year, tie_words(tie)
    return str(_("%(a)s and %(b)s: %(tie)s, since %(year)s", a=a, b=b, tie=said, year=year))


def other(tie: Tie, region: Region) -> Region:
    """Return the region at the other end of a tie."""
    return tie.b if tie.a_id == region.id else tie.a
