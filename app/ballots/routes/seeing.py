"""A vote's page: turnout while it runs, then the result, and the ballots to count again."""

import json
from io import BytesIO
from typing import Any

from flask import send_file
from flask.typing import ResponseReturnValue

from app.accounts.policy import own_regions
from app.ballots import exports, policy, queries, rules, words
from app.ballots.models import Poll
from app.ballots.routes.blueprint import bp
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import language
from app.core.web import page
from app.intentions.words import heading
from app.proposals.queries import shut_out


@bp.get("/polls/<int:poll_id>")
@allow(policy.may_see, find=queries.poll)
def show(poll: Poll) -> ResponseReturnValue:
    """Show how a vote is taken, how many have voted, and its result once it may be seen."""
    electors = sorted(
        queries.electors(session(), poll.id),
        key=lambda one: one.region.name.best(language()).casefold(),
    )
    own = own_regions(actor(), poll.call.programme_id)
    return page(
        poll=poll,
        stands=rules.standing(poll, clock.now()),
        may_run=policy.may_run(actor(), poll),
        electors=electors,
        own=[one for one in electors if one.region_id in own],
        headings=_headings(poll),
        words=words,
        **_result(poll),
    )


@bp.get("/polls/<int:poll_id>/ballots.json")
@allow(policy.may_see_result, find=queries.poll)
def ballots(poll: Poll) -> ResponseReturnValue:
    """Hand the kept ballots out, so that anyone can count them again."""
    electors, kept = queries.electors(session(), poll.id), queries.counted(session(), poll.id)
    told = exports.document(poll, electors, kept, hidden(poll))
    content = json.dumps(told, ensure_ascii=False, indent=2).encode()
    name = f"ballots-{poll.call.programme.slug}-{poll.call.year}-{poll.number}.json"
    return send_file(
        BytesIO(content), mimetype="application/json", as_attachment=True, download_name=name
    )


def _headings(poll: Poll) -> dict[str, str]:
    """Name what is voted on, by uuid."""
    shut = hidden(poll)
    return {
        one.proposal.uuid: heading(one.proposal, hidden=one.proposal_id in shut)
        for one in poll.options
    }


def hidden(poll: Poll) -> set[int]:
    """Return the ids of the proposals whose titles a conflict of interest hides."""
    about = [one.proposal_id for one in poll.options]
    return shut_out(session(), actor(), poll.call.programme_id, about)


def _result(poll: Poll) -> dict[str, Any]:
    """Return the result, and in an open vote who voted how, as far as the person may see it."""
    if not policy.may_see_result(actor(), poll):
        return {"result": None, "votes": {}}
    kept = {} if poll.secret else dict(queries.counted(session(), poll.id))
    return {"result": poll.result, "votes": kept}
