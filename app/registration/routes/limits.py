"""Pages on which the coordinator sets the limits and sees who waits."""

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.merge import MergingForm
from app.core.names import language_of
from app.core.web import back_to, page, said
from app.editions import forms as edition_forms
from app.editions import policy as edition_policy
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.registration import actions, forms, queries
from app.registration.routes.blueprint import bp
from app.registration.routes.offers import standing


@bp.route("/limits", methods=["GET", "POST"])
@allow(edition_policy.may_change, find=edition_queries.edition)
def limits(edition: Edition) -> ResponseReturnValue:
    """Set the roles offered, how many people may and must be entered, and of which age."""
    form = edition_forms.limits_form(edition, edition_queries.limits(session(), edition.id))
    if form.merged():
        with form.showing_refusals():
            actions.set_limits(session(), actor().actor_id, edition, form.limits())
            _say(form)
            return back_to("editions.show", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)


@bp.route("/waiting", methods=["GET", "POST"])
@allow(edition_policy.may_change, find=edition_queries.edition)
def waiting(edition: Edition) -> ResponseReturnValue:
    """Show who waits under which limit, and switch the waiting list on or off."""
    form = forms.waiting_form(edition, queries.queue(session(), edition.id))
    if form.merged():
        with form.showing_refusals():
            told = {"on": form.waiting_list.data, "offer_hours": form.offer_hours.data}
            actions.set_waiting_list(session(), actor().actor_id, edition, **told)
            _say(form)
            return back_to(".waiting", edition_id=edition.id)
    people = queries.in_queue(session(), edition.id)
    stands = standing(edition, edition_queries.counters(session(), edition.id))
    shown = {"terms": edition.programme.kind.terms(EntryTerms), "language_of": language_of}
    return page(form.http_status, edition=edition, form=form, people=people, stands=stands, **shown)


def _say(form: MergingForm) -> None:
    """Say that it is saved, and which answers somebody else changed meanwhile."""
    said(_("Saved."))
    if form.taken_over:
        kept = " · ".join(form.taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))
