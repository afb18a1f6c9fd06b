"""The one blueprint of proposals, and what guards the pages that are reached by a mailed link."""

from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app, g, make_response, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import CSRFError, validate_csrf
from wtforms import ValidationError

from app.accounts.actions import throttle
from app.accounts.routes import current
from app.core import clock, db
from app.core.db import SAFE
from app.core.files.uploads import MEGABYTE
from app.core.web import refusal_page
from app.proposals.actions.limits import guess_limits
from app.proposals.rules import LARGEST

bp = Blueprint("proposals", __name__)
# Pages beneath these are opened by whoever has the link.
LINKED = ("/co-proposer/", "/co-writer/")
GONE, TOO_MANY = 404, 429
# Files are sent to these; forms elsewhere are small.
UPLOADING = frozenset({"proposals.papers", "proposals.co_papers"})
AROUND = 100_000
# What a link's page says is for its bearer alone: no cache, no referrer, no search engine.
PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def address(secret: str, language: str) -> str:
    """Return the address at which an organisation answers, as it stands in a mail."""
    path = url_for("proposals.linked", token=secret, language=language)
    return str(current_app.config["PUBLIC_URL"]) + path


def co_writer_address(secret: str, language: str) -> str:
    """Return the address at which a co-writer writes."""
    path = url_for("proposals.co_edit", token=secret, language=language)
    return str(current_app.config["PUBLIC_URL"]) + path


def by_link() -> bool:
    """Tell whether this request is for a page that people reach by a mailed link."""
    return request.path.startswith(LINKED)


@bp.url_value_preprocessor
def take_files(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Let files be sent to the pages that take them; the form's token is read after this."""
    if endpoint in UPLOADING:
        request.max_content_length = LARGEST * MEGABYTE + AROUND


@bp.record_once
def check_tokens_here(state: BlueprintSetupState) -> None:
    """Check the forms' tokens here: Flask-WTF wants a referrer, which linked pages never send."""
    app = cast("Flask", state.app)
    app.extensions["csrf"].exempt(bp)


@bp.before_request
def check_token() -> None:
    """Refuse a form without its token, and on the pages that send a referrer a foreign one."""
    if request.method in SAFE:
        return
    if by_link():
        _check(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
    else:
        current_app.extensions["csrf"].protect()


def _check(token: Any) -> None:
    """Refuse a form without its token."""
    try:
        validate_csrf(token)
    except ValidationError as error:
        raise CSRFError(str(error)) from error
    # The form itself need not look again.
    g.csrf_valid = True


@bp.after_request
def keep_private(response: Response) -> Response:
    """Tell nobody else what a link's page said, and slow down who guesses links."""
    if not by_link():
        return response
    if response.status_code == GONE and (request.view_args or {}).get("token"):
        with db.transaction() as own:
            if not throttle.admit(own, guess_limits(current.address()), clock.now()):
                response = make_response(refusal_page(TOO_MANY))
    response.headers.update(PRIVATE)
    return response
