"""What requests add to the pages of an edition and of a delegation."""

from collections.abc import Mapping

from flask import render_template

from app.core import clock
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.editions.models import Edition, Invitee
from app.requests import policy, queries, words
from app.stages.models import Stage
from app.stages.rules import standing


@panel("edition", 20)
def of_edition(edition: Edition) -> str:
    """Show the coordinator how many requests wait."""
    if not policy.may_see_all(actor(), edition):
        return ""
    waiting = queries.count(session(), edition.id, answered=False)
    return render_template("requests/_edition.html", edition=edition, waiting=waiting)


@panel("delegation", 20)
def of_delegation(invitee: Invitee, stages: Mapping[str, Stage]) -> str:
    """Show a region's requests, and what can only be asked for now."""
    edition = invitee.edition
    now = clock.now()
    late = {kind for kind, one in stages.items() if standing(one, edition, now) == "late-request"}
    requests = queries.of_delegation(session(), edition.id, invitee.region_id)
    may_ask = policy.may_ask(actor(), invitee) and bool(late)
    if not requests and not may_ask:
        return ""
    return render_template(
        "requests/_delegation.html",
        edition=edition,
        invitee=invitee,
        requests=requests,
        late=late if may_ask else set(),
        words=words,
    )
