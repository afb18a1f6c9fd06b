"""The ranking of a call's proposals, on a page and as a file."""

from typing import Any

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.ballots import words as ballot_words
from app.calls import queries as calls
from app.calls.models import Call
from app.core import clock
from app.core.access import actor, allow
from app.core.addresses import asked_number
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import language
from app.core.sheets import FORMATS
from app.core.web import page
from app.decisions import actions, exports, forms, policy, queries, rules, words
from app.decisions.queries import Wanted
from app.decisions.routes.blueprint import bp
from app.intentions import words as intention_words

OF_CALL = "/calls/<int:call_id>/ranking"


@bp.get(OF_CALL)
@allow(policy.may_see_ranking, find=calls.call)
def ranking(call: Call) -> ResponseReturnValue:
    """Show proposals in the order of their reviews, with what is pending and what is missing."""
    wish = wanted()
    found = queries.ranking(session(), call, wish, actor().actor_id)
    return page(
        **shown(call),
        found=found,
        wanted=wish,
        pages={"page": wish.page, "of": max(1, -(-found.count // queries.PAGE))},
        areas=calls.areas_of(session(), call.id, {wish.area_id or 0}),
        may=_allowed(call),
        why_not=why_not(call),
    )


@bp.route(f"{OF_CALL}/export", methods=["GET", "POST"])
@allow(policy.may_see_ranking, find=calls.call)
def export(call: Call) -> ResponseReturnValue:
    """Ask for the reason, then hand out what was found as a file and record it."""
    found = queries.ranking(session(), call, wanted(page=None), actor().actor_id)
    form = forms.ExportForm()
    if form.answered():
        told: dict[str, Any] = {"count": found.count, "reason": form.reason.data}
        kind = form.format.data
        actions.export(session(), actor().actor_id, call, file_format=kind, **told)
        return _file(call, found, kind)
    return page(form.http_status, **shown(call), form=form, count=found.count)


def wanted(**changes: Any) -> Wanted:
    """Read what the decider looks for."""
    given = request.args
    by = given.get("sort", rules.USUAL)
    by = by if by in rules.SORTS else rules.USUAL
    usual = "descending" if by in rules.FROM_ABOVE else "ascending"
    asked: dict[str, Any] = {
        "search": given.get("q", ""),
        "state": given.get("state", ""),
        "area_id": asked_number("area"),
        "sorted_by": by,
        "descending": given.get("order", usual) == "descending",
        "page": asked_number("page") or 1,
    }
    return Wanted(**(asked | changes))


def shown(call: Call) -> dict[str, Any]:
    """Return what the pages of a call's decisions have in common."""
    return {
        "call": call,
        "words": words,
        "standings": {code: words.standing(code) for code in rules.STANDINGS},
        "intentions": intention_words,
        "votes": ballot_words,
        "by_vote": call.decided_by == "vote",
    }


def why_not(call: Call) -> str:
    """Say why nothing can be decided now; blank where it can."""
    try:
        rules.check_time(call, clock.now())
    except Refused as refusal:
        return refusal.message
    return ""


def _allowed(call: Call) -> dict[str, bool]:
    """Return what the person may do."""
    return {
        "decide": policy.may_decide(actor(), call),
        "release": policy.may_release(actor(), call),
        "take_vote": policy.may_take_vote(actor(), call),
    }


def _file(call: Call, found: queries.Ranking, file_format: str) -> Response:
    """Write the ranking as a file."""
    write, mimetype = FORMATS[file_format]
    title = call.title.best(language())
    answer = send_file(
        write(exports.sheet(found.lines, title, language())),
        mimetype=mimetype,
        as_attachment=True,
        download_name=f"ranking-{call.id}-{clock.now():%Y-%m-%d}.{file_format}",
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
