"""What anyone may hear of: open calls, released results and running projects, as a feed."""

from flask import Response, current_app, url_for

from app.calls.type import proposal_types
from app.core import clock
from app.core.access import allow, anyone
from app.core.db import session
from app.core.languages import _, language
from app.desk import queries
from app.desk.atom import MEDIA_TYPE, Entry, atom
from app.desk.blueprint import bp
from app.desk.feed import open_calls
from app.projects import queries as projects
from app.projects import words as project_words

MOST = 50


@bp.get("/news.atom")
@allow(anyone)
def news_feed() -> Response:
    """Send what is called for, what was accepted, and what is carried out, newest first."""
    now = clock.now()
    site = str(current_app.config["PUBLIC_URL"])
    told = atom(
        _("Calls, results and projects"),
        [*open_calls(site, now), *_results(site), *_projects(site)],
        own=site + url_for("desk.news_feed"),
        site=site + url_for("desk.home"),
        language=language(),
        now=now,
    )
    return Response(told, content_type=MEDIA_TYPE)


def _results(site: str) -> list[Entry]:
    """Return an entry for each proposal whose acceptance was released; of the newest ones."""
    spoken = language()
    types = [one.slug for one in proposal_types() if one.public]
    return [
        Entry(
            uuid=one.uuid,
            title=one.title.best(spoken),
            summary=_("Accepted: %(call)s", call=one.call.title.best(spoken)),
            address=site + url_for("proposals.show", uuid=one.uuid),
            at=one.released_at or one.changed_at,
            category=_("Result"),
        )
        for one in queries.results(session(), types, MOST)
    ]


def _projects(site: str) -> list[Entry]:
    """Return an entry for each public project that runs."""
    spoken = language()
    return [
        Entry(
            uuid=one.uuid,
            title=one.name.best(spoken),
            summary=_("Led by %(leader)s", leader=project_words.lead(one) or _("unknown")),
            address=site + url_for("projects.show", project_uuid=one.uuid),
            at=one.made_at,
            category=_("Project"),
        )
        for one in projects.running(session(), MOST)
    ]
