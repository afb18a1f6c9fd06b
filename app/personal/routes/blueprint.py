"""The one blueprint of people's own pages, and what guards the pages of links."""

from flask import Blueprint, Response, current_app, g, url_for

from app.accounts.routes import linked
from app.core import marking

bp = Blueprint("personal", __name__)
linked.guard(bp, "/own")


def address(secret: str, language: str) -> str:
    """Return the address of a person's own page as it stands in a mail."""
    path = url_for("personal.show", token=secret, language=language)
    return str(current_app.config["PUBLIC_URL"]) + path


@bp.after_request
def mark(response: Response) -> Response:
    """Mark the browser that opened a person's own page: it answers for no guardian of theirs."""
    if "bearer" in g:
        marking.mark(response, g.bearer)
    return response
