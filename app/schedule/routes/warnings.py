"""What the draft breaks: a list that is searched, filtered and sorted, as a page and as files."""

from flask import Response, jsonify, request, send_file
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import allow
from app.core.db import session
from app.core.languages import _, language, pgettext
from app.core.sheets import FORMATS
from app.core.web import page
from app.editions.models import Edition
from app.schedule import policy
from app.schedule.exports.warnings import warnings_sheet
from app.schedule.queries import board
from app.schedule.queries import warnings as queries
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.words.warnings import Warned, kinds
from app.schedule.words.warnings.telling import ABOUT


@bp.get(f"{EDITION}/warnings")
@allow(policy.may_see_draft, find=board.edition)
def warnings(edition: Edition) -> ResponseReturnValue:
    """List what the draft breaks."""
    wanted = _wanted()
    draft, everything = queries.with_draft(session(), edition)
    found = queries.sought(everything, wanted)
    regions = queries.regions(session(), everything)
    chosen = {"wanted": wanted, "spaces": draft.spaces, "regions": regions}
    return page(edition=edition, everything=everything, kinds=kinds, **chosen, **_shown(found))


def _shown(found: list[Warned]) -> dict[str, object]:
    """Return one page of the warnings, with its columns."""
    pages = max(1, -(-len(found) // queries.PAGE))
    number = min(max(request.args.get("page", 1, type=int), 1), pages)
    return {
        "warnings": found[(number - 1) * queries.PAGE : number * queries.PAGE],
        "count": len(found),
        "pages": {"page": number, "of": pages},
        "columns": _columns(),
    }


@bp.get(f"{EDITION}/warnings.csv")
@allow(policy.may_see_draft, find=board.edition)
def warnings_csv(edition: Edition) -> Response:
    """Send the same warnings as a file."""
    write, mimetype = FORMATS["csv"]
    found = queries.sought(queries.warnings(session(), edition), _wanted())
    sheet = warnings_sheet(found, edition.programme.name.best(language()))
    name = f"warnings-{edition.id}-{clock.now():%Y-%m-%d}.csv"
    return send_file(write(sheet), mimetype=mimetype, as_attachment=True, download_name=name)


@bp.get(f"{EDITION}/warnings.json")
@allow(policy.may_see_draft, find=board.edition)
def warnings_json(edition: Edition) -> Response:
    """Tell the board's script what the draft breaks now, or what one activity of it does."""
    only = request.args.getlist("activity")
    found = queries.warnings(session(), edition, only or None)
    return jsonify(warnings=[_told(one) for one in found])


def _told(one: Warned) -> dict[str, object]:
    """Return a warning as the script reads it."""
    return {
        "sentence": one.sentence,
        "way_out": one.way_out,
        "kind": kinds.kind(one.about),
        "hard": one.hard,
        "weight": one.weight,
        "activities": one.activities,
        "spaces": one.spaces,
    }


def _wanted() -> queries.Sought:
    """Read what the reader looks for from the address."""
    asked, order = request.args.get, request.args.get("sort", "severity")
    falling = asked("order") == "descending" if asked("order") else order == "severity"
    about = asked("kind", "")
    return queries.Sought(
        search=asked("q", ""),
        about=about if about in ABOUT else "",
        region_id=asked("region", 0, type=int),
        space_id=asked("space", 0, type=int),
        activity=asked("activity", ""),
        hard={"must": True, "should": False}.get(asked("weight", "")),
        sorted_by=order if order in queries.SORTS else "severity",
        descending=falling,
    )


def _columns() -> list[dict[str, object]]:
    """Return the columns of the list."""
    return [
        {"label": _("What is wrong"), "sort": "time"},
        {"label": _("Way out")},
        {"label": pgettext("warning", "Kind"), "sort": "kind"},
        {"label": pgettext("warning", "How heavy"), "sort": "severity"},
    ]
