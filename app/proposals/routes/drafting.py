"""Beginning a proposal and writing it; nothing that was typed is lost."""

from flask import request
from flask.typing import ResponseReturnValue

from app.accounts.policy import own_regions
from app.calls import queries as calls
from app.calls import rules as call_rules
from app.calls.models import Call
from app.calls.routes.guessing import counted
from app.core import clock
from app.core.access import actor, allow
from app.core.arrival import received
from app.core.db import SAFE, session
from app.core.errors import Refused
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.programmes import queries as programmes
from app.proposals import actions, forms, policy, queries
from app.proposals.models import Proposal
from app.proposals.routes import state
from app.proposals.routes.blueprint import bp
from app.proposals.routes.writing import draft_form, keep, keeping, save
from app.regions.models import Region


@bp.route("/calls/<int:call_id>/proposals/new", methods=["GET", "POST"])
@allow(policy.may_start, find=calls.call)
@once
def start(call: Call) -> ResponseReturnValue:
    """Begin a proposal to a call, for one's own region."""
    own = _own_regions(call)
    earlier = queries.earlier(session(), call, [one.id for one in own])
    open_now = call_rules.standing(call, clock.now()) == "open"
    chosen = request.args.get("continues", "")
    form = forms.start_form(call, own, earlier, with_code=not open_now, continues=chosen)
    typed = form["code"].data if "code" in form else None
    if form.answered() and counted(form, call.id, typed):
        with form.showing_refusals():
            beginning = form.beginning(own, earlier)
            made = actions.start(session(), actor().actor_id, call, beginning, received())
            said(_("The draft is begun. It is not submitted yet."))
            return back_to(".edit", uuid=made.uuid)
    return page(form.http_status, call=call, form=form, open_now=open_now)


@bp.route("/proposals/<uuid>/edit", methods=["GET", "POST"])
@allow(policy.may_write, find=queries.proposal)
def edit(proposal: Proposal) -> ResponseReturnValue:
    """Write at a proposal; what two write at once is merged, answer by answer."""
    if request.method not in SAFE:
        proposal = queries.held(session(), proposal.id)
    form = draft_form(proposal)
    if keeping():
        saved, kept = keep(proposal, form, actor().actor_id)
        return page(200 if kept else 422, **state.of(saved), form=form, kept=kept)
    if form.merged():
        with form.showing_refusals():
            saved = save(proposal, form, actor().actor_id)
            if request.form.get("do") == "submit" and policy.may_submit(actor(), saved):
                return _submit(saved)
            return back_to(".show", uuid=saved.uuid)
    return page(form.http_status, **state.of(proposal), form=form, kept=())


def _submit(saved: Proposal) -> ResponseReturnValue:
    """Submit what was just saved; refused, it stays saved, and the person is told why."""
    try:
        with session().begin_nested():
            made = actions.submit(session(), actor().actor_id, saved, received())
    except Refused as refusal:
        said(_("It is saved, and not submitted: %(why)s", why=refusal.message))
        return back_to(".edit", uuid=saved.uuid)
    said(_("Submitted as version %(number)s.", number=made.number))
    return back_to(".show", uuid=saved.uuid)


def _own_regions(call: Call) -> list[Region]:
    """Return the regions for which the person may propose."""
    own = own_regions(actor(), call.programme_id)
    return [one for one in programmes.regions(session()) if one.id in own]
