"""Making a call, changing, publishing and removing it."""

from flask import current_app, request
from flask.typing import ResponseReturnValue

from app.calls import actions, forms, policy, queries, rules, words
from app.calls.forms.planning import Offered
from app.calls.models import Call
from app.calls.routes.blueprint import anew, bp, say_saved
from app.calls.terms import ProposalTerms
from app.calls.type import ProposalType, proposal_type
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.programmes.models import Programme
from app.programmes.queries import programme as find_programme


@bp.route("/programmes/<slug>/calls/new", methods=["GET", "POST"])
@allow(policy.may_make, find=find_programme)
@once
def add(programme: Programme) -> ResponseReturnValue:
    """Choose a type, then make a call, from the last one of the type or from nothing."""
    types = [proposal_type(one) for one in programme.kind.terms(ProposalTerms).types]
    chosen = next((one for one in types if one.slug == request.args.get("type")), None)
    if chosen is None:
        return page(programme=programme, form=None, types=types, type=None)
    last = queries.last_of_type(session(), programme.id, chosen.slug)
    source = last if request.args.get("from") else None
    form = _new_form(programme, chosen, source)
    if form.answered():
        with form.showing_refusals():
            plan, by = form.plan(), actor().actor_id
            made = actions.make(session(), by, programme, chosen, plan, source)
            said(_("The call is a draft. Publish it when it is ready."))
            return back_to(".show", call_id=made.id)
    told = {"form": form, "type": chosen, "last": last, "source": source}
    return page(form.http_status, programme=programme, types=types, words=words, **told)


def _new_form(programme: Programme, chosen: ProposalType, source: Call | None) -> forms.NewCallForm:
    """Make the form of a new call; the hours of an earlier one stay on its clocks."""
    edition_id = request.args.get("edition", type=int)
    offered = _offered(programme.id, chosen, source.zone if source else None)
    editions = {one.id: one for one in offered.editions}
    edition = editions.get(edition_id or 0)
    zone = edition.zone if edition else str(current_app.config["ZONE"])
    plan = None
    if source is not None:
        before = source.edition.starts_on if source.edition else None
        by = rules.shift(source, clock.now(), before, edition.starts_on if edition else None)
        plan = rules.shifted(source, by, source.zone)
    asked = request.form.get("zone", "")
    return forms.new_call_form(offered, asked, zone, plan, edition.id if edition else None)


def _offered(
    programme_id: int, chosen: ProposalType, zone: str | None, edition_id: int | None = None
) -> Offered:
    """Return what the form of a call offers."""
    usual = {zone or str(current_app.config["ZONE"]), str(current_app.config["ZONE"])}
    editions = queries.editions(session(), programme_id, edition_id)
    return Offered(
        proposal_type=chosen,
        editions=editions,
        areas=queries.areas(session()),
        zones=usual | queries.zones(session(), programme_id) | {one.zone for one in editions},
    )


@bp.route("/calls/<int:call_id>/edit", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.call)
def edit(call: Call) -> ResponseReturnValue:
    """Change what a call says."""
    offered = _offered(call.programme_id, call.type, call.zone, call.edition_id)
    form = forms.call_form(call, offered, request.form.get("zone", ""))
    if form.merged():
        with form.showing_refusals():
            actions.change(session(), actor().actor_id, call, form.plan())
            say_saved(form)
            return back_to(".show", call_id=call.id)
        call = anew(call)
    return page(form.http_status, call=call, form=form, words=words)


@bp.post("/calls/<int:call_id>/publish")
@allow(policy.may_run, find=queries.call)
def publish(call: Call) -> ResponseReturnValue:
    """Show a call to everybody."""
    actions.publish(session(), actor().actor_id, call)
    said(_("The call is published."))
    return back_to(".show", call_id=call.id)


@bp.route("/calls/<int:call_id>/remove", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.call)
def remove(call: Call) -> ResponseReturnValue:
    """Remove a draft, after a question."""
    if request.method == "POST":
        slug = call.programme.slug
        actions.remove(session(), actor().actor_id, call)
        said(_("The draft is removed."))
        return back_to("desk.programme", slug=slug)
    return page(call=call)
