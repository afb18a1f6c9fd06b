"""What proposals add to the page of a call."""

from flask import render_template

from app.calls.models import Call
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.proposals import policy, queries, words
from app.proposals.queries import Wanted
from app.proposals.routes.listing import scope, startable

SHOWN = 5


@panel("call", 10)
def of_call(call: Call) -> str:
    """Show what one's own regions propose, how many were submitted, and the way to a new one."""
    if not policy.may_list(actor(), call):
        return ""
    seen, wanted = scope(call), Wanted(sorted_by="number")
    proposals = queries.listed(session(), seen, wanted)
    return render_template(
        "proposals/_call.html",
        call=call,
        proposals=proposals[:SHOWN],
        count=queries.count(session(), seen, wanted),
        may_start=policy.may_start(actor(), call) and startable(call),
        words=words,
    )
