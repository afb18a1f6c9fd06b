"""Cancelling a call, and taking that back."""

from flask.typing import ResponseReturnValue

from app.calls import policy, words
from app.calls import queries as calls
from app.calls.forms import CancelForm
from app.calls.models import Call
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.decisions import actions
from app.decisions.routes.blueprint import bp


@bp.route("/calls/<int:call_id>/cancel", methods=["GET", "POST"])
@allow(policy.may_run, find=calls.call)
def cancel_call(call: Call) -> ResponseReturnValue:
    """Cancel a call, saying why; whoever it concerns is told."""
    form = CancelForm()
    if form.answered():
        with form.showing_refusals():
            actions.cancel_call(session(), actor().actor_id, call, form.reason.data)
            said(_("The call is cancelled. It can be opened again on its page."))
            return back_to("calls.show", call_id=call.id)
        call = calls.call(session(), call.id) or call
    return page(form.http_status, call=call, form=form, words=words)


@bp.post("/calls/<int:call_id>/reopen")
@allow(policy.may_run, find=calls.call)
def reopen_call(call: Call) -> ResponseReturnValue:
    """Take a cancellation back; whoever was told of it is told."""
    actions.reopen_call(session(), actor().actor_id, call)
    said(_("The call is no longer cancelled."))
    return back_to("calls.show", call_id=call.id)
