"""Submitting, withdrawing, and taking up what was withdrawn."""

from flask import request
from flask.typing import ResponseReturnValue

from app.calls.routes.guessing import counted
from app.core.access import actor, allow
from app.core.arrival import received
from app.core.db import SAFE, session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.proposals import actions, forms, policy, queries, rules, words
from app.proposals.models import Proposal
from app.proposals.routes import state
from app.proposals.routes.blueprint import bp


@bp.route("/proposals/<uuid>/submit", methods=["GET", "POST"])
@allow(policy.may_submit, find=queries.proposal)
def submit(proposal: Proposal) -> ResponseReturnValue:
    """Look through all of it once more, and submit."""
    if request.method not in SAFE:
        proposal = queries.held(session(), proposal.id)
    form = forms.SubmitForm()
    if form.answered() and counted(form, proposal.call_id, form.code.data):
        with form.showing_refusals():
            code = form.code.data or ""
            made = actions.submit(session(), actor().actor_id, proposal, received(), code)
            said(_("Submitted as version %(number)s.", number=made.number))
            return back_to(".show", uuid=proposal.uuid)
    missing = rules.missing(proposal.call.type, rules.content_of(proposal))
    lacking = [words.part(one) for one in missing]
    takes_code = state.takes_code(proposal)
    shown = state.of(proposal)
    return page(form.http_status, **shown, form=form, missing=lacking, takes_code=takes_code)


@bp.route("/proposals/<uuid>/withdraw", methods=["GET", "POST"])
@allow(policy.may_withdraw, find=queries.proposal)
def withdraw(proposal: Proposal) -> ResponseReturnValue:
    """Withdraw a proposal; until the deadline it can be taken up again."""
    form = forms.AnswerForm()
    if form.answered():
        held = queries.held(session(), proposal.id)
        actions.withdraw(session(), actor().actor_id, held)
        said(_("The proposal is withdrawn."))
        return back_to(".show", uuid=proposal.uuid)
    return page(form.http_status, **state.of(proposal), form=form)


@bp.post("/proposals/<uuid>/take-up")
@allow(policy.may_take_up, find=queries.proposal)
def take_up(proposal: Proposal) -> ResponseReturnValue:
    """Take up a withdrawn proposal again."""
    held = queries.held(session(), proposal.id)
    actions.take_up(session(), actor().actor_id, held, received())
    said(_("The proposal is no longer withdrawn."))
    return back_to(".show", uuid=proposal.uuid)
