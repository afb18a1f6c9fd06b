"""The reader's own zone: asked for in the address, remembered, else where they come from."""

from functools import cache
from zoneinfo import available_timezones

from babel.dates import get_timezone
from flask import Response, current_app, request

from app.core.languages import YEAR_SECONDS
from app.releases.routes.blueprint import bp

COOKIE = "zone"
# What most readers look for; the address takes every zone there is.
USUAL = (
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Vladivostok",
    "Asia/Khabarovsk",
    "Asia/Yakutsk",
    "Asia/Irkutsk",
    "Asia/Ulaanbaatar",
    "Asia/Kamchatka",
    "Europe/Moscow",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "UTC",
)


def own(otherwise: str | None = None) -> str | None:
    """Return the reader's own zone, or where they come from, if anybody knows."""
    for wish in (request.args.get("zone"), request.cookies.get(COOKIE), otherwise):
        if wish is not None and _known(wish):
            return wish
    return None


def offered(*also: str | None) -> list[str]:
    """Return the zones to choose from."""
    return list(dict.fromkeys([*(one for one in also if one), *USUAL]))


@bp.after_request
def remember(response: Response) -> Response:
    """Keep the zone that somebody chose."""
    wish = request.args.get("zone")
    if wish is not None and _known(wish) and wish != request.cookies.get(COOKIE):
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(
            COOKIE, wish, max_age=YEAR_SECONDS, samesite="Lax", httponly=True, secure=secure
        )
    return response


def _known(wish: str) -> bool:
    """Tell whether a zone is one of those there are, and has a name that can be written."""
    return wish in _every() and _named(wish)


@cache
def _every() -> frozenset[str]:
    """Return every zone that this machine has."""
    return frozenset(available_timezones())


@cache
def _named(zone: str) -> bool:
    """Tell whether a zone is a place: a machine's own, such as "localtime", is none."""
    try:
        get_timezone(zone)
    except LookupError:
        return False
    return True
