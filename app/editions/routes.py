"""Pages about editions."""

from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import Actor, actor, allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.merge import MergingForm
from app.core.web import back_to, page, said
from app.editions import actions, forms, policy, queries, rules, words
from app.editions.models import Edition
from app.editions.terms import EntryTerms

bp = Blueprint("editions", __name__)


@bp.get("/editions/<int:edition_id>")
@allow(anyone, find=queries.edition_to_show)
def show(edition: Edition) -> ResponseReturnValue:
    """Show what the edition is, who takes part, and what can be done next."""
    return page(
        edition=edition,
        words=words,
        terms=edition.programme.kind.terms(EntryTerms),
        window=rules.window(edition, clock.now()),
        **_seen_by(actor(), edition),
    )


def _seen_by(user: Actor, edition: Edition) -> dict[str, Any]:
    """Return what the page shows to those who may see it: their next steps and the counts."""
    coordinates = policy.may_change(user, edition)
    invited = queries.invited(session(), edition.id)
    own = [one for one in invited if policy.acts_for(user, edition, one.id)]
    receives = coordinates or policy.receives(user, edition)
    counts = receives or bool(own)
    return {
        "coordinates": coordinates,
        "invited": invited,
        "own": own,
        "receives": receives,
        "filled": rules.filled(queries.places(session(), edition.id)) if counts else None,
    }


@bp.route("/editions/<int:edition_id>/edit", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.edition)
def edit(edition: Edition) -> ResponseReturnValue:
    """Change what is planned."""
    named = {edition.host_id or 0, edition.co_host_id or 0}
    named |= {invitee.region_id for invitee in edition.invitees}
    regions = queries.regions_to_invite(session(), edition.programme_id, named)
    form = forms.change_form(edition, regions)
    if form.merged():
        with form.showing_refusals():
            actions.change_edition(session(), actor().actor_id, edition, form.plan())
            return _saved(edition, form)
    return page(form.http_status, edition=edition, form=form)


@bp.route("/editions/<int:edition_id>/registration", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.edition)
def registration(edition: Edition) -> ResponseReturnValue:
    """Open registration between two moments."""
    form = forms.registration_form(edition)
    if form.merged():
        with form.showing_refusals():
            actions.open_registration(session(), actor().actor_id, edition, **form.moments())
            return _saved(edition, form)
    window = rules.window(edition, clock.now())
    return page(form.http_status, edition=edition, form=form, window=window, words=words)


@bp.post("/editions/<int:edition_id>/registration/close")
@allow(policy.may_change, find=queries.edition)
def close_registration(edition: Edition) -> ResponseReturnValue:
    """Close registration now."""
    actions.close_registration(session(), actor().actor_id, edition)
    said(_("Registration is closed. It can be opened again on this page."))
    return back_to(".registration", edition_id=edition.id)


@bp.route("/editions/<int:edition_id>/status", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.edition)
def status(edition: Edition) -> ResponseReturnValue:
    """Say what became of the edition."""
    form = forms.status_form(edition)
    if form.answered():
        with form.showing_refusals():
            chosen = form.status_chosen.data
            actions.mark(session(), actor().actor_id, edition, chosen, form.reason.data or "")
            said(_("Saved: %(status)s.", status=words.status(chosen)))
            return back_to(".show", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, words=words)


def _saved(edition: Edition, form: MergingForm) -> ResponseReturnValue:
    """Say that it is saved, and which answers somebody else changed meanwhile; show the edition."""
    said(_("Saved."))
    if form.taken_over:
        kept = " · ".join(form.taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))
    return back_to(".show", edition_id=edition.id)
