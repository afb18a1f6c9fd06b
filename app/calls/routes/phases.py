"""When a call's proposals are reviewed, by whom, and what they see."""

from flask.typing import ResponseReturnValue

from app.calls import actions, forms, policy, queries, words
from app.calls.models import Call, ReviewPhase
from app.calls.routes.blueprint import anew, bp, say_saved
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said


@bp.get("/calls/<int:call_id>/phases")
@allow(policy.may_run, find=queries.call)
def phases(call: Call) -> ResponseReturnValue:
    """Show the phases of review in their order."""
    return page(call=call, words=words)


@bp.route("/calls/<int:call_id>/phases/new", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.call)
@once
def add_phase(call: Call) -> ResponseReturnValue:
    """Add a phase of review."""
    form = forms.phase_form(call)
    if form.answered():
        with form.showing_refusals():
            actions.add_phase(session(), actor().actor_id, call, form.planned())
            said(_("Added."))
            return back_to(".phases", call_id=call.id)
        call = anew(call)
    return page(form.http_status, call=call, form=form, words=words)


@bp.route("/calls/<int:call_id>/phases/<int:phase_id>", methods=["GET", "POST"])
@allow(policy.may_run_part, find=queries.review_phase)
def change_phase(phase: ReviewPhase) -> ResponseReturnValue:
    """Change a phase of review."""
    call, number = phase.call, phase.id
    form = forms.phase_form(call, phase)
    if form.merged():
        with form.showing_refusals():
            actions.change_phase(session(), actor().actor_id, phase, form.planned())
            say_saved(form)
            return back_to(".phases", call_id=call.id)
        call = anew(call)
    return page(form.http_status, call=call, number=number, form=form, words=words)


@bp.post("/calls/<int:call_id>/phases/<int:phase_id>/remove")
@allow(policy.may_run_part, find=queries.review_phase)
def remove_phase(phase: ReviewPhase) -> ResponseReturnValue:
    """Remove a phase in which nobody reviewed."""
    call_id = phase.call_id
    actions.remove_phase(session(), actor().actor_id, phase)
    said(_("Removed."))
    return back_to(".phases", call_id=call_id)
