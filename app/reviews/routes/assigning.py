"""Handing a call's proposals out to its reviewers."""

from collections.abc import Sequence
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.calls import queries as calls
from app.calls.models import Call
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, ngettext
from app.core.web import back_to, page, said
from app.proposals import queries as proposals
from app.proposals.models import Proposal
from app.reviews import actions, forms, policy, queries, words
from app.reviews.queries import Given
from app.reviews.routes import showing
from app.reviews.routes.blueprint import bp
from app.reviews.rules import Plan


@bp.get("/calls/<int:call_id>/assignments")
@allow(policy.may_assign, find=calls.call)
def assignments(call: Call) -> ResponseReturnValue:
    """Show every proposal with those who review it, and what was assigned at one stroke."""
    every = proposals.submitted(session(), call.id)
    given = queries.assigned(session(), call.id)
    number, pages = showing.page_number(len(every))
    start = (number - 1) * showing.PAGE
    return page(
        call=call,
        proposals=every[start : start + showing.PAGE],
        count=len(every),
        pages={"page": number, "of": pages},
        given=_by_proposal(given),
        people={one.id: one for one in queries.reviewers(session(), call.id)},
        hidden=queries.shut(session(), call, actor().actor_id),
        batches=_batches(given),
        words=words,
    )


def _by_proposal(given: list[Given]) -> dict[int, list[Given]]:
    """Return what is assigned, by proposal."""
    found: dict[int, list[Given]] = {}
    for one in given:
        found.setdefault(one.pair[0], []).append(one)
    return found


def _batches(given: list[Given]) -> list[tuple[Given, int]]:
    """Return what was assigned at one stroke and can be undone: one of each, and how many."""
    counts: dict[str, int] = {}
    firsts: dict[str, Given] = {}
    for one in given:
        if one.assignment.batch and not one.begun:
            counts[one.assignment.batch] = counts.get(one.assignment.batch, 0) + 1
            firsts.setdefault(one.assignment.batch, one)
    return [(firsts[batch], count) for batch, count in counts.items()]


@bp.route("/calls/<int:call_id>/assignments/<int:number>", methods=["GET", "POST"])
@allow(policy.may_assign_one, find=queries.proposal_of)
def assign(proposal: Proposal) -> ResponseReturnValue:
    """Choose who reviews one proposal."""
    found = _one(proposal)
    form = forms.hand_form(found["free"], found["standing"])
    if form.answered():
        with form.showing_refusals():
            chosen = form.reviewers.data or []
            actions.assign_by_hand(session(), actor().actor_id, proposal, chosen)
            said(_("Saved."))
            return back_to(".assignments", call_id=proposal.call_id)
        proposal = queries.proposal_of(session(), proposal.call_id, proposal.number) or proposal
    return page(form.http_status, proposal=proposal, form=form, **found, words=words)


def _one(proposal: Proposal) -> dict[str, Any]:
    """Return who has a proposal or has begun, who could have it, and whom a conflict shuts out."""
    call = proposal.call
    given = [one for one in queries.assigned(session(), call.id) if one.pair[0] == proposal.id]
    begun = {one.pair[1] for one in given if one.begun}
    reviewers = queries.reviewers(session(), call.id)
    conflicts = queries.conflicts(session(), call)
    why = {one.id: conflicts.get((proposal.id, one.user_id)) for one in reviewers}
    return {
        "standing": [one.pair[1] for one in given],
        "begun": [one.user.name for one in reviewers if one.id in begun],
        "free": {one.id: one.user.name for one in reviewers if not why[one.id]},
        "shut": [(one, why[one.id]) for one in reviewers if why[one.id]],
        "hidden": queries.shut(session(), call, actor().actor_id),
    }


@bp.route("/calls/<int:call_id>/assignments/at-once", methods=["GET", "POST"])
@allow(policy.may_assign, find=calls.call)
def at_once(call: Call) -> ResponseReturnValue:
    """Show what would be assigned evenly or by area, and assign it."""
    form = forms.ApplyForm()
    if form.answered():
        with form.showing_refusals():
            return _applied(call, form)
        call = calls.call(session(), call.id) or call
    ask = forms.ask_form(None if form.is_submitted() else request.args)
    told: dict[str, Any] = {"planned": None}
    if form.is_submitted():
        told = _told(call, form, *form.asked())
    elif request.args and ask.validate():
        told = _told(call, form, ask.how.data, ask.each.data)
    return page(form.http_status, call=call, ask=ask, form=form, **told, words=words)


def _applied(call: Call, form: forms.ApplyForm) -> ResponseReturnValue:
    """Assign what was shown."""
    how, each = form.asked()
    seen, uneven = form.seen.data or "", form.uneven.data
    actions.assign_plan(session(), actor().actor_id, call, how, each, seen, uneven=uneven)
    said(_("The proposals are assigned."))
    return back_to(".assignments", call_id=call.id)


def _told(call: Call, form: forms.ApplyForm, how: str, each: int) -> dict[str, Any]:
    """Return the plan with its names, and let the form apply exactly this one."""
    found = actions.planned(session(), call, how, each)
    form.way.data, form.number.data, form.seen.data = how, str(each), found.plan.fingerprint
    return {
        "planned": found,
        "people": {one.id: one for one in found.reviewers},
        "rows": _rows(found.plan, found.proposals),
        "hidden": queries.shut(session(), call, actor().actor_id),
    }


def _rows(plan: Plan, every: Sequence[Proposal]) -> list[tuple[Proposal, list[int]]]:
    """Return each proposal that gets somebody, with the reviewers' ids."""
    new: dict[int, list[int]] = {}
    for proposal_id, reviewer_id in plan.pairs:
        new.setdefault(proposal_id, []).append(reviewer_id)
    return [(one, new[one.id]) for one in every if one.id in new]


@bp.post("/calls/<int:call_id>/assignments/undo")
@allow(policy.may_assign, find=calls.call)
def undo(call: Call) -> ResponseReturnValue:
    """Take back what was assigned at one stroke, as far as nobody has begun."""
    call_id = call.id
    batch = request.form.get("batch", "")
    number = actions.undo(session(), actor().actor_id, call, batch)
    said(ngettext("%(num)s review was taken back.", "%(num)s reviews were taken back.", number))
    return back_to(".assignments", call_id=call_id)
