"""The list of calls and the page of each, for everybody."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.accounts.policy import own_programmes
from app.calls import policy, queries, rules, words
from app.calls.models import Area, Call
from app.calls.routes.blueprint import bp
from app.calls.type import proposal_types
from app.core import clock
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.web import page
from app.programmes.models import Programme


@bp.get("/calls")
@allow(anyone)
def index() -> ResponseReturnValue:
    """Show the calls that a reader looks for: without a wish those that are open or coming."""
    now, programmes, areas = clock.now(), queries.programmes(session()), queries.areas(session())
    wish = _wish(areas, programmes)
    count = queries.count(session(), wish, now)
    pages = max(1, ceil(count / queries.PAGE))
    number = min(max(1, request.args.get("page", 1, int)), pages)
    return page(
        calls=queries.listed(session(), wish, now, number),
        count=count,
        wish=wish,
        pages={"page": number, "of": pages},
        **_offered(areas, programmes, now),
    )


def _wish(areas: Sequence[Area], programmes: Sequence[Programme]) -> queries.Wish:
    """Return what the reader looks for; what there is not is not looked for."""
    asked = request.args
    by_slug = {one.slug: one.id for one in programmes}
    return queries.Wish(
        area=next((one for one in areas if one.code == asked.get("area")), None),
        type_slug=asked.get("type", ""),
        programme_id=by_slug.get(asked.get("programme", "")),
        state=asked.get("state", ""),
        own=own_programmes(actor()),
    )


def _offered(
    areas: Sequence[Area], programmes: Sequence[Programme], now: datetime
) -> dict[str, Any]:
    """Return what the filters offer, and how calls are spoken of."""
    return {
        "areas": words.areas(areas),
        "programmes": programmes,
        "types": proposal_types(),
        "standing": lambda call: rules.standing(call, now),
        "words": words,
    }


@bp.get("/calls/<int:call_id>")
@allow(policy.may_see, find=queries.call)
def show(call: Call) -> ResponseReturnValue:
    """Show what a call is for, until when, how it is decided, and what one can do."""
    now = clock.now()
    return page(
        call=call,
        standing=rules.standing(call, now),
        runs=policy.may_run(actor(), call),
        shares=rules.shares(call.criteria),
        phase=rules.phase(call, now),
        words=words,
    )
