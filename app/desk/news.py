"""What anyone may hear of: open calls, released results and running projects, as a feed."""

from flask import Response, url_for

from app.calls.type import proposal_types
from app.core.access import allow, anyone
from app.core.db import session
from app.core.languages import _, language
from app.desk import queries
from app.desk.atom import Entry
from app.desk.blueprint import bp
from app.desk.feed import answer, open_calls, site
from app.projects import queries as projects
from app.projects import words as project_words

MOST = 50


@bp.get("/news.atom")
@allow(anyone)
def news_feed() -> Response:
    """Send what is called for, what was accepted, and what is carried out, newest first."""
    entries = [*open_calls(), *_results(site()), *_projects(site())]
    return answer(_("Calls, results and projects"), entries, "desk.news_feed", "desk.home")


def _results(address: str) -> list[Entry]:
    """Return an entry for each proposal whose acceptance was released; of the newest ones."""
    spoken = language()
    types = [one.slug for one in proposal_types() if one.public]
    return [
        Entry(
            uuid=one.uuid,
            title=one.title.best(spoken),
            summary=_("Accepted: %(call)s", call=one.call.title.best(spoken)),
            address=address + url_for("proposals.show", uuid=one.uuid),
            at=one.released_at or one.changed_at,
            category=_("Result"),
        )
        for one in queries.results(session(), types, MOST)
    ]


def _projects(address: str) -> list[Entry]:
    """Return an entry for each public project that runs."""
    spoken = language()
    return [
        Entry(
            uuid=one.uuid,
            title=one.name.best(spoken),
            summary=_("Led by %(leader)s", leader=project_words.lead(one) or _("unknown")),
            address=address + url_for("projects.show", project_uuid=one.uuid),
            at=one.made_at,
            category=_("Project"),
        )
        for one in projects.running(session(), MOST)
    ]
