"""When the request at hand reached the server: what deadlines are measured by.

A request may wait for its turn to write, or work for a while: what arrived in time was in time.
"""

from datetime import datetime

from flask import Flask, g, has_request_context

from app.core import clock


def init_app(app: Flask) -> None:
    """Note the moment before anything else is done for a request."""

    def note() -> None:
        g.received_at = clock.now()

    app.before_request_funcs.setdefault(None, []).insert(0, note)


def received() -> datetime:
    """Return the moment at which this request arrived (UTC); outside a request it is now."""
    found: datetime | None = g.get("received_at") if has_request_context() else None
    return found or clock.now()
