"""What this browser has opened, in a signed cookie of its own: numbers, and nothing about them.

It outlives signing in and out, so that who held one link can be told when another is opened.
"""

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

COOKIE = "opened"
YEAR_SECONDS = 365 * 24 * 3600
MOST = 20


def marked() -> frozenset[int]:
    """Return the numbers that this browser was marked with; none where the cookie is not ours."""
    return frozenset(_read())


def mark(response: Response, number: int) -> None:
    """Mark this browser with a number, beside the newest of those before."""
    others = [one for one in _read() if one != number]
    response.set_cookie(
        COOKIE,
        str(_serializer().dumps([number, *others][:MOST])),
        max_age=YEAR_SECONDS,
        samesite="Lax",
        httponly=True,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )


def _read() -> list[int]:
    """Return the numbers, the newest first."""
    try:
        return list(_serializer().loads(request.cookies.get(COOKIE, "")))
    except BadSignature:
        return []


def _serializer() -> URLSafeSerializer:
    """Return what signs the cookie, and signs nothing else."""
    return URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt="opened")
