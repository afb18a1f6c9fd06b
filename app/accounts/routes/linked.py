"""Pages that people reach by a mailed link, where whoever guesses links is slowed down."""

from flask import Blueprint, Response, make_response, request

from app.accounts.actions import throttle
from app.accounts.routes import current
from app.core import clock, db, linked
from app.core.web import refusal_page

GONE, TOO_MANY = 404, 429


def guard(bp: Blueprint, *paths: str) -> None:
    """Guard the pages of a blueprint that are opened by whoever has the link: these and beneath."""
    beneath = tuple(f"{path}/" for path in paths)

    def by_link() -> bool:
        return request.path in paths or request.path.startswith(beneath)

    # What is done to the answer last stands first: a refusal keeps its reader private too.
    linked.guard(bp, by_link)

    @bp.after_request
    def slow_down(response: Response) -> Response:
        if response.status_code != GONE or not by_link() or not _tried():
            return response
        with db.transaction() as own:
            limits = throttle.guess_limits(bp.name, current.address())
            if throttle.admit(own, limits, clock.now()):
                return response
        return make_response(refusal_page(TOO_MANY))


def _tried() -> bool:
    """Tell whether this request tried a link."""
    return bool((request.view_args or {}).get("token"))
