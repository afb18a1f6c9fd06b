"""Public pages, remembered for whoever has not signed in, while the database has not changed.

PostgreSQL itself says what a reader sees: two equal snapshots see the same rows. So a remembered
page is never older than the database, and never older than a second by the clock.
"""

from dataclasses import dataclass

from flask import Flask, Response, current_app, g, request
from flask import session as cookie
from sqlalchemy import text
from werkzeug.datastructures import Headers

from app.core import clock
from app.core.access import anyone
from app.core.db import session

MOST = 500
LARGEST = 512 * 1024
OK = 200
Key = tuple[str, ...]
_SNAPSHOT = text("SELECT CAST(pg_current_snapshot() AS text)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page, and the state of the database and the second in which it was made."""

    state: str
    body: bytes
    headers: Headers


def init_app(app: Flask) -> None:
    """Remember pages in this process, where the database can tell its state; not in tests."""
    if app.testing or app.extensions["engine"].dialect.name != "postgresql":
        return
    pages: dict[Key, Page] = {}

    @app.before_request
    def recall() -> Response | None:
        key = _key()
        if key is None:
            return None
        state = f"{session().scalar(_SNAPSHOT)} {clock.now():%H:%M:%S}"
        found = pages.get(key)
        if found is not None and found.state == state:
            return Response(found.body, headers=found.headers)
        g.to_remember = key, state
        return None

    @app.after_request
    def remember(response: Response) -> Response:
        asked = g.pop("to_remember", None)
        if asked is not None and _may_be_kept(response):
            if len(pages) >= MOST:
                pages.clear()
            key, state = asked
            pages[key] = Page(
                state=state, body=response.get_data(), headers=Headers(response.headers)
            )
        return response


def _key() -> Key | None:
    """Return what a public page depends on; None where the request is no such page's."""
    view = current_app.view_functions.get(request.endpoint or "")
    rule = getattr(view, "access_rule", None)
    known = current_app.config["SESSION_COOKIE_NAME"] in request.cookies
    if rule is None or rule.safe is not anyone or request.method != "GET" or known:
        return None
    return (
        request.host_url,
        request.full_path,
        request.cookies.get("language", ""),
        request.headers.get("Accept-Language", ""),
    )


def _may_be_kept(response: Response) -> bool:
    """Tell whether an answer is whole, right, and the same for everybody who asks so."""
    own = "Set-Cookie" in response.headers or cookie.modified
    whole = not response.is_streamed and not response.direct_passthrough
    return (
        response.status_code == OK
        and whole
        and not own
        and (response.content_length or 0) <= LARGEST
    )
