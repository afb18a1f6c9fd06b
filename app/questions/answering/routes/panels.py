"""What answers add to the pages of a delegation and of an edition."""

from flask import render_template

from app.core import clock
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.editions.models import Edition, Invitee
from app.questions.answering import policy
from app.questions.answering.queries import missing, standings
from app.questions.answering.rules.view import View


@panel("delegation", 45)
def of_delegation(invitee: Invitee) -> str:
    """Say how many answers of a region's people are missing, and lead to the matrix."""
    edition = invitee.edition
    if not policy.may_see_missing(actor(), invitee) or not standings.asks(session(), edition.id):
        return ""
    view = View(region_id=invitee.region_id)
    found = missing.matrix(session(), edition, view, clock.today(edition.zone), clock.now())
    counted = missing.counts(session(), found, view)
    return render_template("answering/_of_delegation.html", invitee=invitee, counts=counted)


@panel("edition", 46)
def of_needs(edition: Edition) -> str:
    """Lead carers to who needs what, and kitchens to how many."""
    cares, cooks = policy.may_care(actor(), edition), policy.may_see_diets(actor(), edition)
    if not (cares or cooks):
        return ""
    return render_template(
        "answering/_needs_of_edition.html", edition=edition, cares=cares, cooks=cooks
    )


@panel("edition", 45)
def of_edition(edition: Edition) -> str:
    """Lead the coordinator to who is missing what."""
    if not policy.may_see_all_missing(actor(), edition):
        return ""
    if not standings.asks(session(), edition.id):
        return ""
    return render_template("answering/_of_edition.html", edition=edition)
