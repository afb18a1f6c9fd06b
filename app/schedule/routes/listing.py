"""The list of an edition's activities: searched, filtered, sorted, as a page and as a file."""

from collections.abc import Sequence
from typing import Any

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import allow
from app.core.db import session
from app.core.languages import _, language
from app.core.sheets import FORMATS
from app.core.web import page
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.schedule import policy, queries
from app.schedule.exports.activities import Names, activities_sheet
from app.schedule.forms.activities import id_or_none
from app.schedule.models import ACTIVITY_KINDS, Activity
from app.schedule.queries.sources import clocks
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.rules import listing
from app.schedule.rules.copying import has_moved
from app.schedule.words import activities as words
from app.venues import queries as venues

PAGE = 100


@bp.get(f"{EDITION}/activities")
@allow(policy.may_plan, find=edition_queries.edition)
def activities(edition: Edition) -> ResponseReturnValue:
    """List the activities that the planner looks for, and those removed last."""
    wish, every = _wish(), queries.listed(session(), edition.id)
    found = listing.found(every, wish)
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(request.args.get("page", 1, type=int), 1), pages)
    return page(
        edition=edition,
        activities=found[(number - 1) * PAGE : number * PAGE],
        count=len(found),
        pages={"page": number, "of": pages},
        wish=wish,
        **_around(edition, every),
    )


def _around(edition: Edition, every: Sequence[Activity]) -> dict[str, Any]:
    """Return what stands around the list: what there is in all, and what the filters offer."""
    return {
        "at_the_side": sum(one.starts_at is None for one in every),
        "in_all": len(every),
        "removed": queries.removed(session(), edition.id),
        "moved": has_moved(clocks(session(), edition.id), edition),
        "groups": queries.groups(session(), edition.id),
        "kinds": ACTIVITY_KINDS,
        "names": _names(edition),
        "words": words,
    }


@bp.get(f"{EDITION}/activities.csv")
@allow(policy.may_plan, find=edition_queries.edition)
def activities_csv(edition: Edition) -> ResponseReturnValue:
    """Hand the list out as comma-separated values."""
    return _file(edition, "csv")


@bp.get(f"{EDITION}/activities.xlsx")
@allow(policy.may_plan, find=edition_queries.edition)
def activities_xlsx(edition: Edition) -> ResponseReturnValue:
    """Hand the list out as a workbook, which can be read in again."""
    return _file(edition, "xlsx")


def _file(edition: Edition, file_format: str) -> Response:
    """Write the activities that the planner looks for as a file."""
    write, mimetype = FORMATS[file_format]
    found = listing.found(queries.listed(session(), edition.id), _wish())
    sheet = activities_sheet(found, _names(edition), _("Activities"))
    name = (
        f"activities-{edition.programme.slug}-{edition.year}-{clock.now():%Y-%m-%d}.{file_format}"
    )
    return send_file(write(sheet), mimetype=mimetype, as_attachment=True, download_name=name)


def _names(edition: Edition) -> Names:
    """Return the names of what activities point at."""
    said = language()
    terms = edition.programme.kind.terms(EntryTerms)
    return Names(
        regions={one.region_id: one.region.name.best(said) for one in edition.invitees},
        roles={one.role: str(terms.label(one.role)) for one in edition.roles},
        spaces={one.id: one for one in venues.spaces(session(), edition.id)},
        zone=edition.zone,
    )


def _wish() -> listing.Wish:
    """Read what the planner looks for from the address; what is not understood does not matter."""
    asked = request.args
    order = asked.get("sort", "")
    return listing.Wish(
        search=asked.get("q", ""),
        kind=asked.get("kind", ""),
        group_id=_id(asked.get("group", "")),
        region_id=_id(asked.get("region", "")),
        space_id=_id(asked.get("space", "")),
        placed=asked.get("placed", ""),
        batch=asked.get("batch", ""),
        sorted_by=order if order in listing.SORTS else "start",
        descending=asked.get("order") == "descending",
        language=language(),
    )


def _id(text: str) -> int | None:
    """Read an id."""
    return id_or_none(text) if text.isascii() and text.isdigit() else None
