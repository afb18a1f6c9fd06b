"""Preparing a vote, and changing it before it is opened."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.ballots import actions, forms, policy, queries, terms, words
from app.ballots.models import Poll
from app.ballots.routes.blueprint import bp
from app.calls.models import Call
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.intentions import queries as surveys
from app.proposals.models import Proposal
from app.proposals.queries import shut_out

USUAL_TIME = timedelta(days=14)
# What was decided and released is not voted on again.
UNDECIDED = ("submitted", "revise")


@bp.route("/calls/<int:call_id>/polls/new", methods=["GET", "POST"])
@allow(policy.may_prepare, find=queries.call)
def prepare(call: Call) -> ResponseReturnValue:
    """Prepare a vote about proposals of the call."""
    proposals = _undecided(call)
    form = _form(call, proposals, _usual(call, proposals))
    if form.answered():
        with form.showing_refusals():
            poll = actions.prepare(session(), actor().actor_id, call, form.plan())
            said(_("Prepared. Look at who will have a vote, and open it."))
            return back_to(".show", poll_id=poll.id)
    return page(form.http_status, call=call, form=form, number=None, words=words)


@bp.route("/polls/<int:poll_id>/edit", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.poll)
def edit(poll: Poll) -> ResponseReturnValue:
    """Change a vote that is not open yet."""
    offered = {one.id: one for one in _undecided(poll.call)}
    offered |= {one.proposal_id: one.proposal for one in poll.options}
    proposals = sorted(offered.values(), key=lambda one: one.number or 0)
    form = _form(poll.call, proposals, forms.stored(poll))
    if form.merged():
        with form.showing_refusals():
            actions.change(session(), actor().actor_id, poll, form.plan())
            said(_("Saved."))
            return back_to(".show", poll_id=poll.id)
    return page(form.http_status, call=poll.call, form=form, poll=poll, words=words)


def _form(call: Call, proposals: Sequence[Proposal], values: dict[str, Any]) -> forms.PollForm:
    """Make the form about a vote."""
    ids = [one.id for one in proposals]
    shut = shut_out(session(), actor(), call.programme_id, ids)
    return forms.poll_form(call, proposals, shut, values)


def _undecided(call: Call) -> list[Proposal]:
    """Return what can be voted on."""
    return [one for one in surveys.proposals(session(), call.id) if one.state in UNDECIDED]


def _usual(call: Call, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """Return what a new vote starts with: all proposals, or those of the run-off asked for."""
    now = clock.now().replace(second=0, microsecond=0)
    method = "one-of" if call.type.once_per_region else "each"
    usual = forms.usual(terms.of_call(call), method, now, now + USUAL_TIME)
    asked = request.args.get("run_off", 0, type=int)
    counted = [one.id for one in queries.polls_of(session(), call.id) if one.counted_at]
    before = queries.poll(session(), asked) if asked in counted else None
    if before is None:
        return usual | {"options": [one.id for one in proposals]}
    leading = set((before.result or {}).get("leading", ()))
    chosen = [one.id for one in proposals if one.uuid in leading]
    return usual | forms.stored(before) | _times(usual) | {"options": chosen}


def _times(usual: dict[str, Any]) -> dict[str, Any]:
    """Return the times of a new vote."""
    return {name: usual[name] for name in ("opens_at", "closes_at")}
