"""The matrix of regions and proposals, on a page and as a file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.accounts.policy import own_regions
from app.calls.models import Call
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language, pgettext
from app.core.sheets import FORMATS
from app.core.web import page
from app.intentions import exports, policy, queries, rules, words
from app.intentions.routes.blueprint import bp
from app.intentions.rules import Matrix
from app.proposals.models import Proposal
from app.proposals.queries import shut_out
from app.regions.models import Region

SAID: tuple[rules.Said, ...] = ("will", "interested", "will-not", "proposes", "silent")


@bp.get("/intentions")
@allow(policy.may_see, find=queries.survey)
def matrix(call: Call) -> ResponseReturnValue:
    """Show what every region says about every proposal."""
    context = _found(call)
    own = own_regions(actor(), call.programme_id)
    mine = [region for region in context["regions"].values() if region.id in own]
    return page(
        call=call,
        **context,
        mine=mine,
        stands=rules.standing(call, clock.now()),
        legend=SAID,
        short={code: words.short(code) for code in SAID},
        sorted_by=_sorted_by(),
        words=words,
    )


@bp.get("/intentions.csv")
@allow(policy.may_see, find=queries.survey)
def matrix_csv(call: Call) -> ResponseReturnValue:
    """Hand the matrix out as comma-separated values."""
    return _file(call, "csv")


@bp.get("/intentions.xlsx")
@allow(policy.may_see, find=queries.survey)
def matrix_xlsx(call: Call) -> ResponseReturnValue:
    """Hand the matrix out as a workbook."""
    return _file(call, "xlsx")


def _found(call: Call) -> dict[str, Any]:
    """Return the matrix with the proposals and regions that it names; six statements."""
    proposals = queries.proposals(session(), call.id)
    ids = [one.id for one in proposals]
    shut = shut_out(session(), actor(), call.programme_id, ids)
    found = queries.matrix(session(), call, proposals, shut)
    regions = queries.regions(session(), [row.region_id for row in found.rows])
    return {
        "proposals": proposals,
        "shut": shut,
        "matrix": found,
        "rows": _rows(found, regions),
        "regions": regions,
    }


def _sorted_by() -> str:
    """Return what the reader sorts by."""
    return "missing" if request.args.get("sort") == "missing" else "region"


def _rows(found: Matrix, regions: dict[int, Region]) -> list[rules.Row]:
    """Return the rows by the regions' names, or those with most answers missing first."""
    spoken = language()
    rows = sorted(found.rows, key=lambda row: regions[row.region_id].name.best(spoken).casefold())
    return sorted(rows, key=lambda row: -row.missing) if _sorted_by() == "missing" else rows


def _file(call: Call, file_format: str) -> Response:
    """Write the matrix as a file."""
    write, mimetype = FORMATS[file_format]
    context = _found(call)
    found = replace(context["matrix"], rows=context["rows"])
    names = {one.id: one.name.best(language()) for one in context["regions"].values()}
    laid_out = exports.sheet(
        found,
        names,
        _headings(context["proposals"], context["shut"]),
        {code: words.said(code) for code in SAID},
        {one: words.counts(counted) for one, counted in found.counts.items()},
        _("Region"),
        _("In all"),
        words.call_title(call),
    )
    name = f"intentions-{call.programme.slug}-{call.year}-{clock.now():%Y-%m-%d}.{file_format}"
    return send_file(write(laid_out), mimetype=mimetype, as_attachment=True, download_name=name)


def _headings(proposals: Sequence[Proposal], shut: set[int]) -> dict[int, tuple[str, str, str]]:
    """Name the three columns of each proposal."""
    found = {}
    for one in proposals:
        name = words.heading(one, hidden=one.id in shut)
        found[one.id] = (
            str(pgettext("intentions", "%(proposal)s: answer", proposal=name)),
            str(pgettext("intentions", "%(proposal)s: people", proposal=name)),
            str(pgettext("intentions", "%(proposal)s: contribution", proposal=name)),
        )
    return found
