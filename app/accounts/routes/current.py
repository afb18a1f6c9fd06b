"""Who sends this request: the token in the cookie, and the session row behind it."""

from urllib.parse import urlsplit

from flask import current_app, g, request
from flask import session as cookie
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from app.accounts import queries, rules
from app.accounts.actions import sessions
from app.accounts.models import SignIn, User
from app.core import clock
from app.core.access import actor
from app.core.db import SAFE, session, transaction

TOKEN = "_user_id"  # noqa: S105  (where Flask-Login looks)


def load(token: str) -> User | None:
    """Return whoever a token belongs to, while the session lives; asked once a request."""
    found = queries.sign_in_of(session(), token)
    now = clock.now()
    if found is None or not rules.alive(found, with_role=bool(found.user.grants), now=now):
        return None
    g.sign_in = found
    if rules.worth_noting(found, now):
        _note(found)
    return found.user


def _note(found: SignIn) -> None:
    """Note the use of a session; a page that only reads needs a transaction for it."""
    if request.method in SAFE:
        with transaction() as own:
            sessions.note_use(own, found)
    else:
        sessions.note_use(session(), found)


def sign_in_id() -> int | None:
    """Return the number of the session row of this request."""
    found: SignIn | None = g.get("sign_in")
    return found.id if found else None


def leave() -> None:
    """End the session that this browser carried so far, if any."""
    number = sign_in_id() if actor().is_authenticated else None
    found = queries.sign_in(session(), number) if number else None
    if found:
        sessions.end(found)


def remember(token: str) -> None:
    """Make the browser carry a new session and nothing of the old one."""
    cookie.clear()
    cookie[TOKEN] = token


def forget() -> None:
    """Leave nothing in the browser."""
    cookie.clear()


def agent() -> str:
    """Return what the browser calls itself."""
    return request.user_agent.string


def address() -> str:
    """Return where the request comes from, as the trusted proxy says."""
    return request.remote_addr or ""


def next_page(wish: str | None, otherwise: str) -> str:
    """Return the wish if it is the path of one of our own pages, else the other."""
    return wish if wish and _ours(wish) else otherwise


def _ours(path: str) -> bool:
    """Tell whether a path leads to a page of this site; anything else could lead away."""
    try:
        parts = urlsplit(path)
    except ValueError:
        return False
    plain = path.isascii() and path.isprintable() and "\\" not in path and " " not in path
    if not plain or parts.scheme or parts.netloc or not path.startswith("/"):
        return False
    if path.startswith("//"):
        return False
    try:
        adapter = current_app.create_url_adapter(request)
        assert adapter is not None
        adapter.match(parts.path, method="GET")
    except (HTTPException, RequestRedirect):
        return False
    return True
