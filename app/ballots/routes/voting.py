"""A region's ballot."""

from flask.typing import ResponseReturnValue

from app.ballots import actions, forms, policy, queries, rules, words
from app.ballots.errors import KeyGone
from app.ballots.models import Elector
from app.ballots.routes.blueprint import bp
from app.ballots.routes.seeing import hidden
from app.ballots.rules import Choices
from app.core import clock
from app.core.access import actor, allow
from app.core.arrival import received
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said


@bp.route("/polls/<int:poll_id>/regions/<code>", methods=["GET", "POST"])
@allow(policy.may_vote, find=queries.elector)
def vote(elector: Elector) -> ResponseReturnValue:
    """Vote for a region."""
    poll = elector.poll
    form = forms.ballot_form(poll, hidden(poll), _stands(elector))
    if form.answered():
        with form.showing_refusals():
            made = form.choices_made()
            actions.cast(session(), actor().actor_id, elector, made, received())
            said(_("The ballot is cast."))
            return back_to(".vote", poll_id=poll.id, code=elector.region.code)
    stands = rules.standing(poll, clock.now())
    live = stands == "open" and poll.call.cancelled_at is None
    may = elector.entitled and live and not (poll.secret and elector.voted)
    return page(
        form.http_status, elector=elector, poll=poll, form=form, stands=stands, may=may, words=words
    )


def _stands(elector: Elector) -> Choices | None:
    """Return what the region's ballot says, in an open vote whose key is not lost."""
    try:
        return actions.own_choices(session(), elector)
    except KeyGone:
        return None
