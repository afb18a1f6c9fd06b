"""What the survey adds to the pages of a call and of a proposal."""

from flask import render_template

from app.accounts.policy import own_regions
from app.calls.models import Call
from app.core import clock
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.intentions import policy, queries, rules, words
from app.proposals.models import Proposal


@panel("call", 30)
def of_call(call: Call) -> str:
    """Show where the survey stands, and each region's way to it."""
    stands = rules.standing(call, clock.now())
    if stands == "none" or not policy.may_see(actor(), call):
        return ""
    own = queries.regions(session(), own_regions(actor(), call.programme_id))
    return render_template(
        "intentions/_call.html", call=call, stands=stands, regions=own.values(), words=words
    )


@panel("proposal", 30)
def of_proposal(proposal: Proposal) -> str:
    """Show what regions intend about a proposal, to those who see all answers."""
    call = queries.survey(session(), proposal.call_id) if proposal.number else None
    if call is None or not policy.may_see(actor(), call):
        return ""
    stands = rules.standing(call, clock.now())
    if stands in {"none", "coming"}:
        return ""
    return render_template(
        "intentions/_proposal.html",
        call=call,
        counts=queries.counts(session(), [proposal.id])[proposal.id],
        intentions=queries.of_proposal(session(), proposal.id),
        words=words,
    )
