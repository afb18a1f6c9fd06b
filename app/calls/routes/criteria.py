"""What reviewers of a call's proposals score."""

from flask import request
from flask.typing import ResponseReturnValue

from app.calls import actions, forms, policy, queries, rules, words
from app.calls.models import Call, Criterion
from app.calls.routes.blueprint import anew, bp, say_saved
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said


@bp.get("/calls/<int:call_id>/criteria")
@allow(policy.may_run, find=queries.call)
def criteria(call: Call) -> ResponseReturnValue:
    """Show the criteria in their order, with how much each counts."""
    return page(call=call, shares=rules.shares(call.criteria), words=words)


@bp.route("/calls/<int:call_id>/criteria/new", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.call)
@once
def add_criterion(call: Call) -> ResponseReturnValue:
    """Add a criterion."""
    form = forms.criterion_form()
    if form.answered():
        with form.showing_refusals():
            actions.add_criterion(session(), actor().actor_id, call, form.measure())
            said(_("Added."))
            return back_to(".criteria", call_id=call.id)
        call = anew(call)
    return page(form.http_status, call=call, form=form, words=words)


@bp.route("/calls/<int:call_id>/criteria/<int:criterion_id>", methods=["GET", "POST"])
@allow(policy.may_run_part, find=queries.criterion)
def change_criterion(criterion: Criterion) -> ResponseReturnValue:
    """Change a criterion."""
    call, number = criterion.call, criterion.id
    form = forms.criterion_form(criterion)
    if form.merged():
        with form.showing_refusals():
            actions.change_criterion(session(), actor().actor_id, criterion, form.measure())
            say_saved(form)
            return back_to(".criteria", call_id=call.id)
        call = anew(call)
    return page(form.http_status, call=call, number=number, form=form, words=words)


@bp.post("/calls/<int:call_id>/criteria/<int:criterion_id>/move")
@allow(policy.may_run_part, find=queries.criterion)
def move_criterion(criterion: Criterion) -> ResponseReturnValue:
    """Move a criterion one up or one down."""
    step = -1 if request.form.get("direction") == "up" else 1
    call_id, number = criterion.call_id, criterion.id
    actions.move_criterion(session(), actor().actor_id, criterion, step)
    return back_to(".criteria", call_id=call_id, _anchor=f"criterion-{number}")


@bp.post("/calls/<int:call_id>/criteria/<int:criterion_id>/remove")
@allow(policy.may_run_part, find=queries.criterion)
def remove_criterion(criterion: Criterion) -> ResponseReturnValue:
    """Remove a criterion by which nobody scored."""
    call_id = criterion.call_id
    actions.remove_criterion(session(), actor().actor_id, criterion)
    said(_("Removed."))
    return back_to(".criteria", call_id=call_id)
