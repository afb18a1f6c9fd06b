"""Every route says who may use it, or the application does not start."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, NoReturn, Protocol, TypeVar, cast

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.core.db import SAFE, session

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])
Predicate = Callable[..., bool]
Find = Callable[..., object | None]


class Actor(Protocol):
    """Whoever asks: a person who signed in, or anyone."""

    @property
    def is_authenticated(self) -> bool:
        """Tell whether the person signed in."""

    @property
    def actor_id(self) -> int | None:
        """The person's id; None for anyone."""

    def holds(
        self,
        role: str,
        *,
        programme_id: int | None = None,
        region_id: int | None = None,
        edition_id: int | None = None,
    ) -> bool:
        """Tell whether the person holds the role in exactly the scope given."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Who may use a route: predicates for safe and for other methods, and what they look at."""

    safe: Predicate
    unsafe: Predicate
    find: Find | None

    def name(self, method: str) -> str:
        """Return the name of the predicate that decides about a method."""
        return (self.safe if method in SAFE else self.unsafe).__name__


def anyone(_user: Actor, _thing: object = None) -> bool:
    """Allow everyone."""
    return True


def signed_in(user: Actor, _thing: object = None) -> bool:
    """Allow everyone who signed in."""
    return user.is_authenticated


def actor() -> Actor:
    """Return whoever sends this request."""
    return cast("Actor", current_user)


def allow(
    may: Predicate, *, post: Predicate | None = None, find: Find | None = None
) -> Callable[[View], View]:
    """Declare a view's rule; with `find` the view is called with the object that it finds.

    `find(session, **url_arguments)` returns the object or None. An object that is absent and one
    that the person may not see answer the same.
    """
    rule = Rule(safe=may, unsafe=post or may, find=find)

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(**arguments: Any) -> ResponseReturnValue:
            may_now = rule.safe if request.method in SAFE else rule.unsafe
            if find is None:
                return view(**arguments) if may_now(actor()) else _refuse(403)
            thing = find(session(), **arguments)
            if thing is not None and may_now(actor(), thing):
                return view(thing)
            return _refuse(404, ask=may_now is not anyone)

        guarded.access_rule = rule  # type: ignore[attr-defined]  # init_app reads it at start
        return cast("View", guarded)

    return declare


def _refuse(status: int, *, ask: bool = True) -> ResponseReturnValue:
    """Ask a signed-out person to sign in, answer anyone else with the status."""
    if ask and not actor().is_authenticated:
        here = request.full_path.rstrip("?") if request.method in SAFE else None
        return redirect(url_for("accounts.sign_in", next=here), 303)
    return _abort(status)


def _abort(status: int) -> NoReturn:
    """Answer with an error page."""
    abort(status)


def rules(app: Flask) -> dict[tuple[str, str], Rule]:
    """Return the rule of each (endpoint, method); raises RuntimeError where one is missing."""
    found = {}
    missing = []
    for url in app.url_map.iter_rules():
        rule = getattr(app.view_functions[url.endpoint], "access_rule", None)
        if rule is None and url.endpoint != "static":
            missing.append(f"{url.endpoint} ({url.rule})")
        elif rule is not None:
            methods = (url.methods or set()) - {"HEAD", "OPTIONS"}
            found.update({(url.endpoint, method): rule for method in methods})
    if missing:
        message = "These routes declare no access rule: " + ", ".join(sorted(missing))
        raise RuntimeError(message)
    return found
