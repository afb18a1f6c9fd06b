"""The feed of what is called for."""

from collections.abc import Sequence

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
    return answer(_("Calls for proposals"), open_calls(), "desk.calls_feed", "calls.index")


def answer(title: str, entries: Sequence[Entry], own: str, about: str) -> Response:
    """Answer with a feed; `own` and `about` name its route and that of the page beside it."""
    told = atom(
        title,
        entries,
        own=site() + url_for(own),
        site=site() + url_for(about),
        language=language(),
        now=clock.now(),
    )
    kept = {"Content-Language": language(), "Cache-Control": "public, max-age=900"}
    return Response(told, content_type=MEDIA_TYPE, headers=kept)


def site() -> str:
    """Return the address under which people reach the pages."""
    return str(current_app.config["PUBLIC_URL"])


def open_calls() -> list[Entry]:
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
            address=site() + url_for("calls.show", call_id=call.id),
            at=call.changed_at or call.opens_at,
            category=str(call.type.label),
        )
        for call in calls.open_calls(session(), clock.now())
    ]
