"""The proposals of a call: those of one's own regions, and for coordinators the submitted."""

from typing import Any

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.accounts.policy import own_pairs, own_regions
from app.calls import queries as calls
from app.calls import rules as call_rules
from app.calls.models import Call
from app.core import clock
from app.core.access import actor, allow
from app.core.addresses import asked_number
from app.core.db import session
from app.core.languages import language
from app.core.sheets import FORMATS
from app.core.web import page
from app.proposals import exports, policy, queries, words
from app.proposals.models import STATES
from app.proposals.queries import Scope, Wanted
from app.proposals.routes.blueprint import bp

OF_CALL = "/calls/<int:call_id>/proposals"


@bp.get(OF_CALL)
@allow(policy.may_list, find=calls.call)
def index(call: Call) -> ResponseReturnValue:
    """List the proposals that the person may see, searched, filtered and sorted."""
    wanted = _wanted()
    count = queries.count(session(), scope(call), wanted)
    return page(
        call=call,
        proposals=queries.listed(session(), scope(call), wanted),
        count=count,
        pages={"page": wanted.page, "of": max(1, -(-count // queries.PAGE))},
        wanted=wanted,
        states=STATES,
        areas=calls.areas_of(session(), call.id, {wanted.area_id or 0}),
        may_start=policy.may_start(actor(), call) and startable(call),
        words=words,
    )


@bp.get("/proposals")
@allow(policy.acts_for_some)
def mine() -> ResponseReturnValue:
    """List what the person's own regions propose, or are asked to, over all calls."""
    newest = {"sorted_by": "submitted", "descending": True}
    seen, wanted = (
        Scope(pairs=own_pairs(actor())),
        _wanted(**({} if "sort" in request.args else newest)),
    )
    count = queries.count(session(), seen, wanted)
    return page(
        proposals=queries.listed(session(), seen, wanted),
        count=count,
        pages={"page": wanted.page, "of": max(1, -(-count // queries.PAGE))},
        wanted=wanted,
        states=STATES,
        words=words,
    )


@bp.get(f"{OF_CALL}.csv")
@allow(policy.may_list, find=calls.call)
def index_csv(call: Call) -> Response:
    """Give the list as comma-separated values."""
    return _file(call, "csv")


@bp.get(f"{OF_CALL}.xlsx")
@allow(policy.may_list, find=calls.call)
def index_xlsx(call: Call) -> Response:
    """Give the list as a workbook."""
    return _file(call, "xlsx")


def scope(call: Call) -> Scope:
    """Return whose proposals the person may list."""
    user = actor()
    return Scope(
        call_id=call.id,
        person_id=user.actor_id,
        submitted=policy.oversees_call(user, call),
        regions=own_regions(user, call.programme_id),
    )


def startable(call: Call) -> bool:
    """Tell whether a proposal can begin, before the opening and after the deadline with a code."""
    return call_rules.standing(call, clock.now()) in {"coming", "open", "closed"}


def _wanted(**changes: Any) -> Wanted:
    """Read what the reader looks for."""
    given = request.args
    asked: dict[str, Any] = {
        "search": given.get("q", ""),
        "state": given.get("state", ""),
        "area_id": asked_number("area"),
        "sorted_by": given.get("sort", "number"),
        "descending": given.get("order") == "descending",
        "page": asked_number("page") or 1,
    }
    return Wanted(**(asked | changes))


def _file(call: Call, file_format: str) -> Response:
    """Write the list as a file, in the order and with the filter that the reader asks for."""
    write, mimetype = FORMATS[file_format]
    found = queries.listed(session(), scope(call), _wanted(page=None))
    sheet = exports.sheet(found, call.title.best(language()), language())
    name = f"proposals-{call.id}-{clock.now():%Y-%m-%d}.{file_format}"
    return send_file(write(sheet), mimetype=mimetype, as_attachment=True, download_name=name)
