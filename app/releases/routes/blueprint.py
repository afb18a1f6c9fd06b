"""The blueprint of releases and programmes, and what guards the pages of links."""

from flask import Blueprint, Response, g

from app.accounts.routes import linked
from app.core import marking

bp = Blueprint("releases", __name__)
EDITION = "/editions/<int:edition_id>"
OWN = "/own/<token>"
LINK = "/timetables/<token>"
linked.guard(bp, "/own", "/timetables")


@bp.after_request
def mark(response: Response) -> Response:
    """Mark the browser that opened a person's own page, as the page itself does."""
    if "bearer" in g:
        marking.mark(response, g.bearer)
    return response
