"""The reviewers of a call: who they are, how far they are, and naming them."""

from collections import Counter
from typing import Any

from flask.typing import ResponseReturnValue

from app.calls import queries as calls
from app.calls import rules as call_rules
from app.calls.models import Call
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, ngettext
from app.core.web import back_to, page, said
from app.proposals import queries as proposals
from app.reviews import actions, forms, policy, queries, words
from app.reviews.models import Reviewer
from app.reviews.routes.blueprint import bp


@bp.get("/calls/<int:call_id>/reviewers")
@allow(policy.may_assign, find=calls.call)
def reviewers(call: Call) -> ResponseReturnValue:
    """Show who reviews, how much, what is missing, and whom conflicts shut out."""
    return page(call=call, **_overview(call), words=words)


def _overview(call: Call) -> dict[str, Any]:
    """Count what is assigned, done and shut, by reviewer and by proposal."""
    found = queries.reviewers(session(), call.id)
    given = queries.assigned(session(), call.id)
    every = proposals.submitted(session(), call.id)
    conflicts = queries.conflicts(session(), call)
    now = clock.now()
    # Whoever stands aside reads nothing about the proposal, reasons of others included.
    hidden = queries.shut(session(), call, actor().actor_id)
    return {
        "found": found,
        "loads": Counter(one.pair[1] for one in given),
        "done": Counter(one.pair[1] for one in given if one.done),
        "shut": Counter(user_id for _proposal_id, user_id in conflicts),
        "proposals": len(every),
        "without": [one for one in every if one.id not in {given.pair[0] for given in given}],
        "declared": [
            one for one in queries.declared(session(), call.id) if one.proposal_id not in hidden
        ],
        "missing": sum(not one.done for one in given),
        "phase": call_rules.phase(call, now),
        "form": forms.PressForm(),
    }


@bp.route("/calls/<int:call_id>/reviewers/name", methods=["GET", "POST"])
@allow(policy.may_assign, find=calls.call)
def name(call: Call) -> ResponseReturnValue:
    """Name one of the people who hold the role of reviewer in the programme."""
    there = {one.user_id for one in queries.reviewers(session(), call.id)}
    eligible = [
        one for one in queries.eligible(session(), call.programme_id) if one[0].id not in there
    ]
    form = forms.name_form((user for user, _region in eligible), calls.areas_of(session(), call.id))
    if form.answered():
        with form.showing_refusals():
            regions = {user.id: region_id for user, region_id in eligible}
            person = form.person.data
            load = {**form.load(), "region_id": regions[person]}
            actions.name_reviewer(session(), actor().actor_id, call, person, **load)
            said(_("The reviewer is named."))
            return back_to(".reviewers", call_id=call.id)
    return page(form.http_status, call=call, form=form, anybody=bool(eligible))


@bp.route("/calls/<int:call_id>/reviewers/<int:reviewer_id>", methods=["GET", "POST"])
@allow(policy.may_change_reviewer, find=queries.reviewer)
def change(reviewer: Reviewer) -> ResponseReturnValue:
    """Say how many reviews somebody takes, and which areas they know."""
    call = reviewer.call
    known = {one.id for one in reviewer.areas}
    form = forms.load_form(reviewer, calls.areas_of(session(), call.id, known))
    if form.merged():
        with form.showing_refusals():
            actions.change_reviewer(session(), actor().actor_id, reviewer, **form.load())
            said(_("Saved."))
            return back_to(".reviewers", call_id=call.id)
    return page(form.http_status, call=call, form=form, reviewer=reviewer)


@bp.post("/calls/<int:call_id>/reviewers/<int:reviewer_id>/remove")
@allow(policy.may_change_reviewer, find=queries.reviewer)
def remove(reviewer: Reviewer) -> ResponseReturnValue:
    """Take a reviewer away who has begun nothing."""
    call_id = reviewer.call_id
    actions.remove_reviewer(session(), actor().actor_id, reviewer)
    said(_("The reviewer was taken away, with what was assigned."))
    return back_to(".reviewers", call_id=call_id)


@bp.post("/calls/<int:call_id>/reviewers/remind")
@allow(policy.may_assign, find=calls.call)
def remind(call: Call) -> ResponseReturnValue:
    """Mail everybody who has open reviews."""
    call_id = call.id
    number = actions.remind(session(), actor().actor_id, call)
    said(ngettext("%(num)s person was reminded.", "%(num)s people were reminded.", number))
    return back_to(".reviewers", call_id=call_id)
