"""Pages that people reach by a mailed link: what stands there is for its bearer alone."""

from collections.abc import Callable
from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app, g, request
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import CSRFError, validate_csrf
from wtforms import ValidationError

from app.core.db import SAFE

# No cache, no referrer, no search engine.
PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def guard(bp: Blueprint, by_link: Callable[[], bool]) -> None:
    """Guard the pages of a blueprint; `by_link` tells whether this request is for a linked one."""

    @bp.record_once
    def check_tokens_here(state: BlueprintSetupState) -> None:
        # Flask-WTF wants a referrer, which linked pages never send.
        app = cast("Flask", state.app)
        app.extensions["csrf"].exempt(bp)

    @bp.before_request
    def check_token() -> None:
        if request.method in SAFE:
            return
        if by_link():
            _check(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))
        else:
            current_app.extensions["csrf"].protect()

    @bp.after_request
    def keep_private(response: Response) -> Response:
        if by_link():
            response.headers.update(PRIVATE)
        return response


def _check(token: Any) -> None:
    """Refuse a form without its token."""
    try:
        validate_csrf(token)
    except ValidationError as error:
        raise CSRFError(str(error)) from error
    # The form itself need not look again.
    g.csrf_valid = True
