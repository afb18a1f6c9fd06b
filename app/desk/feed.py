"""The feed of what is called for."""

from datetime import datetime

from flask import Response, current_app, url_for

from app.calls import queries as calls
from app.calls import words as call_words
from app.core import clock
from app.core.access import allow, anyone
from app.core.db import session
from app.core.languages import _, language, moment
from app.desk.atom import MEDIA_TYPE, Entry, atom
from app.desk.blueprint import bp


@bp.get("/calls.atom")
@allow(anyone)
def calls_feed() -> Response:
    """Send the calls that are open, newest first."""
    now = clock.now()
    site = str(current_app.config["PUBLIC_URL"])
    entries = open_calls(site, now)
    told = atom(
        _("Calls for proposals"),
        entries,
        own=site + url_for("desk.calls_feed"),
        site=site + url_for("calls.index"),
        language=language(),
        now=now,
    )
    return Response(told, content_type=MEDIA_TYPE)


def open_calls(site: str, now: datetime) -> list[Entry]:
    """Return an entry for each call that takes proposals."""
    spoken = language()
    return [
        Entry(
            uuid=call.uuid,
            title=call.title.best(spoken),
            summary=_(
                "%(programme)s: proposals until %(moment)s",
                programme=call_words.about(call),
                moment=moment(call.closes_at, call.zone),
            ),
            address=site + url_for("calls.show", call_id=call.id),
            at=call.changed_at or call.opens_at,
            category=str(call.type.label),
        )
        for call in calls.open_calls(session(), now)
    ]
