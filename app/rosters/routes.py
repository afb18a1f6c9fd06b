"""Pages about rosters."""

from flask import Blueprint, Response, request, send_file
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.sheets import FORMATS
from app.core.web import page
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.questions.answering import policy as answering_policy
from app.rosters import actions, exports, policy, queries, words
from app.rosters.commands import bench_data
from app.rosters.forms import ExportForm
from app.rosters.rules.totals import Totals
from app.rosters.rules.view import View, columns_for

bp = Blueprint("rosters", __name__, cli_group=None)
bp.cli.add_command(bench_data)


@bp.get("/editions/<int:edition_id>/roster")
@allow(policy.may_see_roster, find=queries.edition)
def show(edition: Edition) -> ResponseReturnValue:
    """Show one page of the people, and the counts that add up."""
    view, totals = _asked(edition)
    count = queries.count(session(), edition, view, totals)
    view = view.within(count)
    people = queries.people(session(), edition, view, totals)
    return page(**_shown(edition, view, totals), **_needs(edition), count=count, people=people)


@bp.get("/editions/<int:edition_id>/roster/print")
@allow(policy.may_see_roster, find=queries.edition)
def print_view(edition: Edition) -> ResponseReturnValue:
    """Show all people of the view on paper."""
    view, totals = _asked(edition)
    people = list(queries.everyone(session(), edition, view, totals))
    return page(**_shown(edition, view, totals), people=people, now=clock.now())


@bp.route("/editions/<int:edition_id>/roster/export", methods=["GET", "POST"])
@allow(policy.may_see_roster, find=queries.edition)
def export(edition: Edition) -> ResponseReturnValue:
    """Ask for the reason, then hand out the file and record it."""
    view, totals = _asked(edition)
    count = queries.count(session(), edition, view, totals)
    form = ExportForm()
    if form.answered():
        actions.export(
            session(),
            actor().actor_id,
            edition,
            view,
            file_format=form.format.data,
            count=count,
            reason=form.reason.data,
        )
        return _file(edition, view, totals, form.format.data)
    return page(form.http_status, **_shown(edition, view, totals), form=form, count=count)


def _asked(edition: Edition) -> tuple[View, Totals]:
    """Read the part of the roster that the address asks for, in columns that the reader may see."""
    personal = policy.may_see_personal(actor(), edition)
    view = View.asked(request.args.to_dict(), columns_for(personal=personal), names_all=personal)
    return view, queries.totals(session(), edition)


def _shown(edition: Edition, view: View, totals: Totals) -> dict[str, object]:
    """Return what all pages of a roster show."""
    return {
        "edition": edition,
        "view": view,
        "totals": totals,
        "offered": columns_for(personal=policy.may_see_personal(actor(), edition)),
        "columns": words.columns(),
        "roles": words.roles(edition, totals),
        "regions": words.regions(totals),
        "missing": _missing(edition, totals),
    }


def _needs(edition: Edition) -> dict[str, bool]:
    """Tell which of the pages about health and diet the reader may go on to."""
    user = actor()
    return {
        "cares": answering_policy.may_care(user, edition),
        "cooks": answering_policy.may_see_diets(user, edition),
    }


def _missing(edition: Edition, totals: Totals) -> list[str]:
    """Say who is missing where a minimum asks for some; one statement where it is of a region."""
    ids = {one.what.region_id for one in totals.missing if one.what.region_id}
    names = edition_queries.names(session(), ids) if ids else {}
    return words.missing(edition, totals, names)


def _file(edition: Edition, view: View, totals: Totals, file_format: str) -> Response:
    """Write the whole file before the answer begins: it is recorded and complete, or neither."""
    write, mimetype = FORMATS[file_format]
    people = queries.everyone(session(), edition, view, totals)
    now = clock.now()
    stamp = words.stamp(edition, actor(), now)
    answer = send_file(
        write(exports.sheet(edition, view, totals, people, stamp)),
        mimetype=mimetype,
        as_attachment=True,
        download_name=f"roster-{edition.programme.slug}-{edition.year}-{now:%Y-%m-%d}.{file_format}",
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
