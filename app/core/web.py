"""What keeps views short, and what every answer carries."""

from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, flash, redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from app.core import addresses
from app.core.db import FAILURE
from app.core.errors import Absent, Refused

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
UNCACHED = HEADERS | {"Cache-Control": "no-store"}
WITH_PAGE = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
MOST_SAID = 5


def page(status: int = 200, /, **context: Any) -> tuple[str, int]:
    """Render the template named after the endpoint: editions.show -> editions/show.html."""
    name = (request.endpoint or "").replace(".", "/") + ".html"
    return render_template(name, **context), status


def back_to(endpoint: str, **values: Any) -> ResponseReturnValue:
    """Send the browser on after something was done."""
    return redirect(url_for(endpoint, **values), 303)


def said(message: str) -> None:
    """Show a sentence on the next page; whoever never looks keeps the newest alone.

    They wait in a cookie, and browsers ignore cookies above 4 kB without a word.
    """
    if waiting := cookie.get("_flashes"):
        cookie["_flashes"] = waiting[1 - MOST_SAID :]
    flash(message)


def refusal_page(status: int, **context: Any) -> tuple[str, int]:
    """Render the page of an error status."""
    shown = status if status in WITH_PAGE else 400
    known = {"refusal": None, "reference": "", "before": before(), **context}
    return render_template(f"errors/{shown}.html", **known), status


def before() -> str:
    """Return the path of the page before, if it was one of ours; a header may say anything."""
    try:
        said_before = urlsplit(request.referrer or "")
    except ValueError:
        return ""
    path, ours = said_before.path, f"{request.scheme}://{request.host}"
    # A path that begins with two slashes, or a browser's idea of them, leads to another host.
    leads_out = not path.startswith("/") or path[1:2] in {"/", "\\"}
    return "" if leads_out or f"{said_before.scheme}://{said_before.netloc}" != ours else path


def init_app(app: Flask) -> None:
    """Install the guards, the headers and the error pages."""
    if proxies := app.config["PROXIES"]:
        trusting = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)
        app.wsgi_app = trusting  # type: ignore[method-assign]  # Flask's documented way
    addresses.init_app(app)
    CSRFProtect(app)
    _answer_errors(app)

    @app.after_request
    def protect(response: Response) -> Response:
        said = {name.lower() for name, _value in response.headers}
        wanted = HEADERS if request.endpoint == "static" else UNCACHED
        for name, value in wanted.items():
            if name.lower() not in said:
                response.headers.add(name, value)
        return response


def _answer_errors(app: Flask) -> None:
    """Answer each family of errors in words."""
    for family, answer in (
        (Absent, _absent),
        (Refused, _refused),
        (IntegrityError, _taken),
        (StaleDataError, _taken),
        (OperationalError, _unavailable),
        (CSRFError, _forged),
        (HTTPException, _http),
        (Exception, _unexpected),
    ):
        app.register_error_handler(family, answer)


def _absent(_error: Absent) -> ResponseReturnValue:
    return refusal_page(404)


def _refused(error: Refused) -> ResponseReturnValue:
    return refusal_page(409, refusal=error)


def _taken(_error: IntegrityError | StaleDataError) -> ResponseReturnValue:
    return refusal_page(409, refusal=None)


def _unavailable(error: OperationalError) -> ResponseReturnValue:
    current_app.logger.error("database unavailable", exc_info=error)
    return *refusal_page(503), {"Retry-After": "5"}


def _forged(_error: CSRFError) -> ResponseReturnValue:
    return refusal_page(400)


def _http(error: HTTPException) -> ResponseReturnValue:
    # Redirects pass; and under a host that is not ours no page with links can be made.
    if error.code is None or error.code < FAILURE or isinstance(error, SecurityError):
        return error
    return refusal_page(error.code)


def _unexpected(error: Exception) -> ResponseReturnValue:
    reference = token_hex(4)
    current_app.logger.error("unexpected error %s", reference, exc_info=error)
    return refusal_page(500, reference=reference)
