"""The calendar of editions, as a page and as feeds."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from flask import Response, current_app, request, url_for
from flask.typing import ResponseReturnValue

from app.core import clock, told
from app.core.access import allow, anyone
from app.core.dates import PartialDate
from app.core.db import session
from app.core.folding import folded
from app.core.languages import _, language
from app.core.web import page
from app.desk import calendars, queries, words
from app.desk.blueprint import bp
from app.desk.exports import csv_file
from app.editions import words as edition_words
from app.editions.models import Edition
from app.programmes.models import Programme
from app.programmes.queries import programme, programmes
from app.regions.models import Region
from app.regions.queries import region
from app.regions.words import name_words

Month = tuple[int, PartialDate | None]
PAGE = 100
# Sorts behind every date: a year whose month is unknown ends with it.
UNKNOWN = "~"
SPANS = ("ahead", "past", "all")
ORDERS: dict[str, Callable[[Edition], Any]] = {
    "date": lambda edition: (edition.year, calendars.begins(edition) or UNKNOWN, edition.id),
    "programme": lambda edition: folded(edition.programme.name.best(language())),
    "host": lambda edition: (edition.host is None, folded(name_words(edition.host))),
    "status": edition_words.standing,
}


@bp.get("/calendar")
@allow(anyone)
def calendar() -> ResponseReturnValue:
    """Show the editions by year and month."""
    every = queries.editions(session())
    span = words.chosen("span", SPANS, "ahead")
    found = _found(every, span)
    shown, pages = words.paged(found, PAGE)
    return page(
        months=_months(shown),
        count=len(found),
        pages=pages,
        span=span,
        columns=columns(),
        order=words.chosen("sort", ORDERS, "date"),
        falling=words.descending(otherwise=span != "ahead"),
        programmes=programmes(session()),
        years=sorted({edition.year for edition in every}, reverse=True),
        hosts=queries.hosts(session()),
    )


@bp.get("/calendar.csv")
@allow(anyone)
def calendar_csv() -> Response:
    """Send the same editions as a file."""
    found = _found(queries.editions(session()), words.chosen("span", SPANS, "ahead"))
    header = ["programme", *(column["label"] for column in columns()), _("Year"), _("Source")]
    return csv_file("calendar", header, (_row(edition) for edition in found))


@bp.get("/calendar.ics")
@allow(anyone)
def calendar_feed() -> Response:
    """Send every edition of which a day is known."""
    return _feed(_("Kitamae"), queries.editions(session()))


@bp.get("/programmes/<slug>/calendar.ics")
@allow(anyone, find=programme)
def programme_feed(shown: Programme) -> Response:
    """Send a programme's editions."""
    every = queries.editions(session())
    own = [edition for edition in every if edition.programme_id == shown.id]
    return _feed(shown.name.best(language()), own)


@bp.get("/regions/<code>/calendar.ics")
@allow(anyone, find=region)
def region_feed(shown: Region) -> Response:
    """Send the editions that a region hosts or whose programme it belongs to."""
    member = {
        row.programme_id for row in queries.memberships_of(session(), shown.id) if not row.left
    }
    own = [
        edition
        for edition in queries.editions(session())
        if edition.programme_id in member or shown.id in (edition.host_id, edition.co_host_id)
    ]
    return _feed(shown.name.best(language()), own)


def columns() -> list[dict[str, Any]]:
    """Return the columns of the calendar."""
    return [
        {"label": _("When"), "sort": "date"},
        {"label": _("Programme"), "sort": "programme"},
        {"label": _("No.")},
        {"label": _("Host"), "sort": "host"},
        {"label": _("City")},
        {"label": _("How it stands"), "sort": "status"},
    ]


def is_past(edition: Edition, today: date) -> bool:
    """Tell whether an edition lies behind; the rest of this year is still to come."""
    days = calendars.days_of(edition)
    if days is not None:
        return days[1] < today
    when = calendars.begins(edition)
    if when is not None:
        return when < today.isoformat()[: len(when)]
    over = edition.status not in ("planned", "open")
    return edition.year < today.year or (edition.year == today.year and over)


def _found(every: Sequence[Edition], span: str) -> list[Edition]:
    """Return the editions that the reader asked for, in the reader's order."""
    today = clock.today("Asia/Tokyo")
    wanted = folded(request.args.get("q", "")).split()
    found = [
        edition
        for edition in every
        if span in ("all", "past" if is_past(edition, today) else "ahead")
        and _chosen(edition)
        and all(part in folded(_text(edition)) for part in wanted)
    ]
    order = ORDERS[words.chosen("sort", ORDERS, "date")]
    return sorted(found, key=order, reverse=words.descending(otherwise=span != "ahead"))


def _chosen(edition: Edition) -> bool:
    """Tell whether an edition fits the filters of the address."""
    asked = request.args.get
    return (
        asked("programme", "") in ("", edition.programme.slug)
        and asked("year", "") in ("", str(edition.year))
        and asked("host", "") in ("", edition.host.code if edition.host else None)
    )


def _text(edition: Edition) -> str:
    """Return what an edition may be found by, in all its languages."""
    host = edition.host.name.values() if edition.host else ()
    names = " ".join([*edition.programme.name.values(), *host, *told.in_all(edition.city)])
    return f"{names} {edition.year} {edition.number or ''}"


def _months(shown: Iterable[Edition]) -> list[tuple[Month, list[Edition]]]:
    """Group editions that follow each other by year and month; months may be unknown."""

    def month(edition: Edition) -> Month:
        when = calendars.begins(edition)
        if when is None or when.precision == "year":
            return edition.year, None
        return edition.year, PartialDate(when[: len("2025-08")])

    return [(key, list(group)) for key, group in groupby(shown, key=month)]


def _row(edition: Edition) -> Sequence[object]:
    """Return a line of the file."""
    when = calendars.begins(edition) or edition.year
    name, host = edition.programme.name.best(language()), name_words(edition.host)
    status = edition_words.standing(edition)
    where = (edition.number, host, told.plain(edition.city), status)
    return (edition.programme.slug, when, name, *where, edition.year, edition.source)


def _feed(name: str, editions: Sequence[Edition]) -> Response:
    """Answer with a calendar file."""
    addressed = [
        (edition, url_for("editions.show", edition_id=edition.id, _external=True))
        for edition in editions
    ]
    site = urlsplit(current_app.config["PUBLIC_URL"]).hostname or "kitamae"
    return Response(
        calendars.calendar(name, addressed, site=site, now=clock.now()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Language": language(), "Cache-Control": "public, max-age=900"},
    )
