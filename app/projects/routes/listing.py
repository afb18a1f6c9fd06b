"""The list of projects: searched, filtered, sorted, as a page and as a file."""

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.calls import queries as calls
from app.core import clock
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.languages import _, language
from app.core.sheets import FORMATS
from app.core.web import page
from app.projects import exports, policy, queries, words
from app.projects.models import STATES, Project
from app.projects.routes.blueprint import bp


@bp.get("/projects")
@allow(anyone)
def index() -> ResponseReturnValue:
    """List the projects that the reader may see."""
    wanted = _wanted()
    found = _found(wanted)
    pages = max(1, -(-len(found) // queries.PAGE))
    number = min(max(request.args.get("page", 1, type=int), 1), pages)
    return page(
        projects=found[(number - 1) * queries.PAGE : number * queries.PAGE],
        count=len(found),
        pages={"page": number, "of": pages},
        wanted=wanted,
        areas=calls.areas(session()),
        states=STATES,
        columns=_columns(),
        words=words,
    )


@bp.get("/projects.csv")
@allow(anyone)
def index_csv() -> Response:
    """Send the same projects as a file."""
    write, mimetype = FORMATS["csv"]
    sheet = exports.projects_sheet(_found(_wanted()))
    name = f"projects-{clock.now():%Y-%m-%d}.csv"
    return send_file(write(sheet), mimetype=mimetype, as_attachment=True, download_name=name)


def _found(wanted: queries.Wanted) -> list[Project]:
    """Return the projects that the reader looks for and may see."""
    return [one for one in queries.listed(session(), wanted) if policy.may_see(actor(), one)]


def _wanted() -> queries.Wanted:
    """Read what the reader looks for from the address."""
    asked = request.args.get
    order = asked("sort", "year")
    falling = asked("order") == "descending" if asked("order") else order == "year"
    return queries.Wanted(
        search=asked("q", ""),
        state=asked("state", ""),
        area=asked("area", ""),
        programme=asked("programme", ""),
        region=asked("region", ""),
        sorted_by=order if order in queries.SORTS else "year",
        descending=falling,
        language=language(),
    )


def _columns() -> list[dict[str, object]]:
    """Return the columns of the list."""
    return [
        {"label": _("Project"), "sort": "name"},
        {"label": _("Year"), "sort": "year"},
        {"label": _("Led by"), "sort": "lead"},
        {"label": _("Together with")},
        {"label": _("Fields")},
        {"label": _("How it stands"), "sort": "state"},
    ]
