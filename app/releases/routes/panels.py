"""What releases add to other pages: links from an edition, a delegation, a person's own page."""

from flask import render_template

from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.editions.models import Edition, Invitee
from app.registration.models import Participant
from app.releases import policy, queries


@panel("edition", 6)
def of_edition(edition: Edition) -> str:
    """Lead from an edition to what is released of its timetable."""
    release = queries.newest(session(), edition.id)
    user = actor()
    plans, reads = policy.may_release(user, edition), policy.may_read(user, edition)
    if release is None and not plans:
        return ""
    public = release is not None and queries.shown(session(), edition.id)
    mine = reads or queries.interprets(session(), edition.id, user.actor_id)
    if not (mine or public):
        return ""
    told = {"plans": plans, "reads": reads, "mine": mine, "public": public}
    return render_template("releases/_of_edition.html", edition=edition, release=release, **told)


@panel("delegation", 45)
def of_delegation(invitee: Invitee) -> str:
    """Lead from a delegation to its programme."""
    if not policy.may_see_delegation(actor(), invitee):
        return ""
    if queries.newest(session(), invitee.edition_id) is None:
        return ""
    signs = policy.may_sign_up(actor(), invitee)
    return render_template("releases/_of_delegation.html", invitee=invitee, signs=signs)


@panel("own", 10)
def of_own(person: Participant, token: str) -> str:
    """Lead a person from their own page to their programme."""
    if queries.newest(session(), person.edition_id) is None:
        return ""
    return render_template("releases/_of_own.html", token=token)
