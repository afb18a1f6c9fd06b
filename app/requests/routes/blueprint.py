"""The blueprint of requests, and the way to them for what came after a deadline."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.core.web import refusal_page
from app.stages.errors import StageByRequest

bp = Blueprint("requests", __name__, url_prefix="/editions/<int:edition_id>")

# Where a form goes on that was sent after the deadline of its stage.
INSTEAD = {
    "registration.enter": "requests.enter",
    "registration.edit": "requests.change",
    "registration.withdraw": "requests.withdraw",
    "stages.announce": "requests.numbers",
}


@bp.app_errorhandler(StageByRequest)
def ask_instead(error: StageByRequest) -> ResponseReturnValue:
    """Send what was typed on to the form of a request: a 307 lets the browser post it again."""
    endpoint = INSTEAD.get(request.endpoint or "")
    if endpoint is None:
        return refusal_page(409, refusal=error)
    return redirect(url_for(endpoint, **(request.view_args or {})), 307)
