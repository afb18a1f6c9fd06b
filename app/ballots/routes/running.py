"""Opening, cancelling and counting a vote, and showing its result."""

from flask.typing import ResponseReturnValue

from app.ballots import actions, forms, policy, queries, rules, words
from app.ballots.actions.opening import entitlements
from app.ballots.models import Poll
from app.ballots.routes.blueprint import bp
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.forms import Form
from app.core.languages import _
from app.core.web import back_to, page, said
from app.intentions.queries import regions


@bp.route("/polls/<int:poll_id>/open", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.poll)
def open_poll(poll: Poll) -> ResponseReturnValue:
    """Show who will have a vote, and why or why not, and open the vote."""
    form = Form()
    if form.answered():
        with form.showing_refusals():
            actions.open_poll(session(), actor().actor_id, poll)
            said(_("The vote is open. The regions with a vote are told by mail."))
            return back_to(".show", poll_id=poll.id)
    return page(form.http_status, form=form, poll=poll, words=words, **_rights(poll))


@bp.route("/polls/<int:poll_id>/cancel", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.poll)
def cancel(poll: Poll) -> ResponseReturnValue:
    """Cancel a vote; its ballots are destroyed unread."""
    form = forms.CancelForm()
    if form.answered():
        with form.showing_refusals():
            actions.cancel(session(), actor().actor_id, poll, form.reason.data)
            said(_("The vote is cancelled."))
            return back_to(".show", poll_id=poll.id)
    return page(form.http_status, form=form, poll=poll, words=words)


@bp.post("/polls/<int:poll_id>/count")
@allow(policy.may_run, find=queries.poll)
def count(poll: Poll) -> ResponseReturnValue:
    """Count a vote at once, where the worker has not done it."""
    actions.count(session(), actor().actor_id, poll)
    said(_("The vote is counted."))
    return back_to(".show", poll_id=poll.id)


@bp.post("/polls/<int:poll_id>/show")
@allow(policy.may_run, find=queries.poll)
def show_result(poll: Poll) -> ResponseReturnValue:
    """Show the result to the members."""
    actions.show(session(), actor().actor_id, poll)
    said(_("The members see the result now."))
    return back_to(".show", poll_id=poll.id)


def _rights(poll: Poll) -> dict[str, object]:
    """Return who would have a vote if it were opened now, and on which day."""
    found = entitlements(session(), poll)
    named = regions(session(), [one.region_id for one in found])
    return {"found": found, "regions": named, "day": rules.day_of(poll, clock.now())}
