"""What votes add to the pages of a call and of a programme."""

from flask import render_template

from app.ballots import policy, queries, rules, words
from app.calls.models import Call
from app.core import clock
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.programmes.models import Programme
from app.proposals.models import Proposal


@panel("call", 60)
def of_call(call: Call) -> str:
    """Show the votes of a call to its members and to who runs it."""
    if call.decided_by != "vote" or call.published_at is None:
        return ""
    may_run = policy.may_prepare(actor(), call)
    if not may_run and not policy.is_member(actor(), call):
        return ""
    now = clock.now()
    found = [one for one in queries.polls_of(session(), call.id) if may_run or one.opened_at]
    return render_template(
        "ballots/_call.html",
        call=call,
        polls=[(one, rules.standing(one, now)) for one in found],
        may_run=may_run and call.cancelled_at is None,
        words=words,
    )


@panel("programme", 60)
def of_programme(programme: Programme) -> str:
    """Show the coordinator the way to the members without a vote."""
    if not policy.may_pause(actor(), programme):
        return ""
    return render_template("ballots/_programme.html", programme=programme)


@panel("proposal", 60)
def of_proposal(proposal: Proposal) -> str:
    """Show what the members' votes say of a proposal, to those who may see their results."""
    if proposal.number is None or proposal.call.decided_by != "vote":
        return ""
    found = queries.counted_about(session(), proposal.id)
    seen = [one for one in found if policy.may_see_result(actor(), one)]
    told = [(one, queries.told(one, proposal.uuid)) for one in seen]
    return render_template("ballots/_proposal.html", outcomes=told, words=words) if told else ""
