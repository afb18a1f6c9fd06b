"""What decisions add to the page of a call and to that of a proposal."""

from flask import render_template

from app.calls.models import Call
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.decisions import policy, queries, words
from app.proposals import words as proposal_words
from app.proposals.models import Proposal
from app.proposals.policy import is_public


@panel("call", 70)
def of_call(call: Call, standing: str) -> str:
    """Show everybody what was accepted, and lead those who decide to the ranking."""
    decides = policy.may_see_ranking(actor(), call)
    over = standing == "closed" and call.type.public
    accepted = queries.results(session(), call.id) if over else []
    if not decides and not accepted:
        return ""
    return render_template(
        "decisions/_of_call.html",
        call=call,
        decides=decides,
        accepted=accepted,
        titles=proposal_words.title,
    )


@panel("proposal-outcome", 10)
def of_proposal(proposal: Proposal) -> str:
    """Show the line of decisions: all of it to whom it concerns, an acceptance to everybody."""
    whole = policy.may_see_comment(actor(), proposal)
    if proposal.number is None or not (whole or is_public(proposal)):
        return ""
    line = queries.line(session(), proposal.id)
    told = [one for one in line if whole or one.outcome == "accepted"]
    if not told:
        return ""
    return render_template(
        "decisions/_of_proposal.html",
        proposal=proposal,
        call=proposal.call,
        line=told,
        whole=whole,
        words=words,
    )
