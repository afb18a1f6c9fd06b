"""What projects add to the pages of editions, programmes, regions and proposals."""

from flask import render_template

from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.editions.models import Edition
from app.programmes.models import Programme
from app.projects import policy, queries, words
from app.proposals.models import Proposal
from app.regions.models import Region


@panel("edition", 60)
def of_edition(edition: Edition) -> str:
    """Show what waits in an edition for its timetable."""
    items = queries.items_of_edition(session(), edition.id)
    return render_template("projects/_of_edition.html", items=items) if items else ""


@panel("programme_below", 60)
def of_programme(programme: Programme) -> str:
    """Show the public projects of a programme."""
    projects = queries.of_programme(session(), programme.id)
    here = {"programme": programme.slug}
    return _list(projects, here)


@panel("region", 60)
def of_region(region: Region) -> str:
    """Show the public projects that a region leads or takes part in."""
    projects = queries.of_region(session(), region.id)
    return _list(projects, {"region": region.code})


@panel("proposal-outcome", 20)
def of_proposal(proposal: Proposal) -> str:
    """Lead from an accepted proposal to the project that it became."""
    found = queries.of_proposal(session(), proposal.id) if proposal.state == "accepted" else None
    if found is None or not policy.may_see(actor(), found):
        return ""
    return render_template("projects/_of_proposal.html", project=found, words=words)


def _list(projects: object, here: dict[str, str]) -> str:
    """Draw a short list of projects; nothing where there are none."""
    if not projects:
        return ""
    return render_template("projects/_list.html", projects=projects, here=here, words=words)
