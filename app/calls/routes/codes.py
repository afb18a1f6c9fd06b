"""The access codes of a call."""

from typing import Any

from flask.typing import ResponseReturnValue

from app.calls import actions, forms, policy, queries, rules, words
from app.calls.models import Call, CallCode
from app.calls.routes.blueprint import anew, bp
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.programmes.queries import member_regions


@bp.route("/calls/<int:call_id>/codes", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.call)
@once
def codes(call: Call) -> ResponseReturnValue:
    """Show the access codes with what became of them, and make another."""
    form = forms.code_form(call, member_regions(session(), call.programme_id))
    if form.answered():
        with form.showing_refusals():
            made = actions.make_code(session(), actor().actor_id, call, **form.facts())
            said(_("The code is %(code)s.", code=rules.written(made.code)))
            return back_to(".codes", call_id=call.id)
        call = anew(call)
    return page(form.http_status, call=call, form=form, **_there(call))


def _there(call: Call) -> dict[str, Any]:
    """Return the codes of a call, and how they are spoken of."""
    now = clock.now()
    return {
        "codes": queries.codes(session(), call.id),
        "stands": lambda code: rules.code_stands(code, now),
        "written": rules.written,
        "words": words,
    }


@bp.post("/calls/<int:call_id>/codes/<int:code_id>/revoke")
@allow(policy.may_run_part, find=queries.code)
def revoke_code(code: CallCode) -> ResponseReturnValue:
    """Let a code open nothing any more."""
    actions.revoke_code(session(), actor().actor_id, code)
    said(_("The code is revoked."))
    return back_to(".codes", call_id=code.call_id)
