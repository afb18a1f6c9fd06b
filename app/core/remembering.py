"""Public pages, remembered for whoever has not signed in, while the database has not changed.

PostgreSQL itself says what a reader sees: two equal snapshots see the same rows. So a remembered
page is never older than the database, and never older than a second by the clock.
"""

from dataclasses import dataclass
from threading import Event

from flask import Flask, Response, current_app, g, request
from flask import session as cookie
from sqlalchemy import text
from werkzeug.datastructures import Headers

from app.core import clock
from app.core.access import anyone
from app.core.db import session

MOST = 500
LARGEST = 512 * 1024
# How long a reader waits for the page that another one is being made.
PATIENCE_SECONDS = 1.0
OK = 200
Key = tuple[str, ...]
_SNAPSHOT = text("SELECT CAST(pg_current_snapshot() AS text)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page, and the state of the database and the second in which it was made."""

    state: str
    body: bytes
    headers: Headers


class _Memory:
    """The pages that are remembered, and those that somebody is just making."""

    def __init__(self) -> None:
        self.pages: dict[Key, Page] = {}
        self.making: dict[Key, Event] = {}

    def find(self, key: Key, state: str) -> Page | None:
        """Return a page of this state, waiting for whoever makes it; None to make it oneself.

        All who ask as a second begins would otherwise make the same page at once.
        """
        for made in (self.making.get(key), None):
            found = self.pages.get(key)
            if found is not None and found.state == state:
                return found
            if made is not None:
                made.wait(PATIENCE_SECONDS)
        g.to_remember = key, state
        g.making = key, self.making.setdefault(key, Event())
        return None

    def keep(self, response: Response) -> None:
        """Keep the page that this request made, if it is one that all may see."""
        asked = g.pop("to_remember", None)
        if asked is None or not _may_be_kept(response):
            return
        if len(self.pages) >= MOST:
            self.pages.clear()
        key, state = asked
        headers = Headers(response.headers)
        self.pages[key] = Page(state=state, body=response.get_data(), headers=headers)

    def let_others_look(self) -> None:
        """Let those who wait for the page that this request made look for it."""
        key, made = g.pop("making", (None, None))
        if made is not None:
            self.making.pop(key, None)
            made.set()


def init_app(app: Flask) -> None:
    """Remember pages in this process, where the database can tell its state; not in tests."""
    if app.testing or app.extensions["engine"].dialect.name != "postgresql":
        return
    memory = _Memory()

    @app.before_request
    def recall() -> Response | None:
        key = _key()
        if key is None:
            return None
        state = f"{session().scalar(_SNAPSHOT)} {clock.now():%H:%M:%S}"
        found = memory.find(key, state)
        return Response(found.body, headers=found.headers) if found else None

    @app.after_request
    def remember(response: Response) -> Response:
        memory.keep(response)
        return response

    @app.teardown_request
    def done(_error: BaseException | None) -> None:
        memory.let_others_look()


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
        request.cookies.get("zone", ""),
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
