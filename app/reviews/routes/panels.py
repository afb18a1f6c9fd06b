"""What reviews add to the page of a call and to that of a proposal."""

from flask import render_template

from app.calls.models import Call
from app.core import arrival
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.proposals.models import Proposal
from app.reviews import policy, queries


@panel("call", 40)
def of_call(call: Call) -> str:
    """Lead coordinators to the reviewers of a call, and reviewers to their queue."""
    assigns = policy.may_assign(actor(), call)
    reviews = policy.reviews_in(actor(), call.programme_id)
    if not assigns and not reviews:
        return ""
    return render_template("reviews/_of_call.html", call=call, assigns=assigns, reviews=reviews)


@panel("proposal", 40)
def of_proposal(proposal: Proposal) -> str:
    """Lead those who read a proposal under review to its reviews."""
    if not actor().is_authenticated:
        return ""
    found = queries.reading(session(), proposal.uuid, actor().actor_id, arrival.received())
    if found is None or not policy.may_review(actor(), found):
        return ""
    return render_template("reviews/_of_proposal.html", proposal=proposal)
