"""What proposals add to the page of a call."""

from flask import render_template

from app.calls.models import Call
from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.proposals import policy, queries, rules, words
from app.proposals.models import Proposal
from app.proposals.queries import Wanted
from app.proposals.routes.listing import scope, startable
from app.proposals.rules import Content

SHOWN = 5


@panel("proposal", 5)
def attached(proposal: Proposal, content: Content) -> str:
    """Show the papers of what the reader reads, and the way to attach others."""
    if not policy.may_read(actor(), proposal):
        return ""
    may_write = policy.may_write(actor(), proposal)
    papers = content.get("papers", [])
    if not papers and not may_write:
        return ""
    told = {"proposal": proposal, "listed": papers, "may_write": may_write, "words": words}
    return render_template("proposals/_attached.html", **told)


@panel("proposal-writing", 10)
def attached_while_writing(proposal: Proposal) -> str:
    """Show the papers below the form, too."""
    return attached(proposal, rules.content_of(proposal))


@panel("call-actions", 10)
def begin(call: Call) -> str:
    """Lead to a new proposal, whoever may make one now."""
    if not (policy.may_start(actor(), call) and startable(call)):
        return ""
    return render_template("proposals/_begin.html", call=call)


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
        proposes=policy.may_start(actor(), call),
        words=words,
    )
