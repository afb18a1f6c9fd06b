"""Who is missing what: the matrix of one delegation and of a whole edition."""

from typing import Any, NamedTuple

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import language
from app.core.sheets import FORMATS
from app.core.web import page
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.questions.answering import actions, exports, forms, policy, words
from app.questions.answering.queries import missing as queries
from app.questions.answering.queries.missing import Counts, Matrix
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.rules.view import View
from app.questions.models import STAGES
from app.registration.queries import edition as find_edition
from app.registration.queries import invitee as find_invitee
from app.stages.words import kind as stage_name


class Found(NamedTuple):
    """What a page of the matrix rests on."""

    edition: Edition
    invitee: Invitee | None
    view: View
    matrix: Matrix
    counts: Counts


@bp.get("/missing")
@allow(policy.may_see_all_missing, find=find_edition)
def everybody(edition: Edition) -> ResponseReturnValue:
    """Show who of the edition is missing what."""
    return page(**_shown(_found(edition, None)))


@bp.get("/delegations/<code>/missing")
@allow(policy.may_see_missing, find=find_invitee)
def delegation(invitee: Invitee) -> ResponseReturnValue:
    """Show who of one region's people is missing what."""
    return page(**_shown(_found(invitee.edition, invitee)))


@bp.route("/missing/export", methods=["GET", "POST"])
@allow(policy.may_see_all_missing, find=find_edition)
def export_everybody(edition: Edition) -> ResponseReturnValue:
    """Ask for the reason, then hand out the edition's matrix."""
    return _export(_found(edition, None))


@bp.route("/delegations/<code>/missing/export", methods=["GET", "POST"])
@allow(policy.may_see_missing, find=find_invitee)
def export_delegation(invitee: Invitee) -> ResponseReturnValue:
    """Ask for the reason, then hand out one region's matrix."""
    return _export(_found(invitee.edition, invitee))


def _found(edition: Edition, invitee: Invitee | None) -> Found:
    """Read the part that the address asks for, and count it."""
    view = View.asked(request.args.to_dict(), invitee.region_id if invitee else None)
    matrix = queries.matrix(session(), edition, view, clock.today(edition.zone), clock.now())
    counted = queries.counts(session(), matrix, view)
    return Found(edition, invitee, view.within(queries.of_view(counted, view)), matrix, counted)


def _shown(found: Found) -> dict[str, Any]:
    """Return what a page shows of the matrix."""
    return {
        **_told(found),
        "rows": queries.rows(session(), found.matrix, found.view),
        "columns": found.matrix.columns,
        "roles": {role.role: _role(found, role.role) for role in found.edition.roles},
        "stages": {kind: stage_name(kind) for kind in STAGES},
        "regions": _regions(found),
        "named": {code: words.cell(code) for code in words.CELLS},
        "words": words,
    }


def _told(found: Found) -> dict[str, Any]:
    """Return what the matrix and the page of its export both show."""
    return {
        "edition": found.edition,
        "invitee": found.invitee,
        "view": found.view,
        "counts": found.counts,
        "count": queries.of_view(found.counts, found.view),
        "back": "answering.delegation" if found.invitee else "answering.everybody",
        "here": {"edition_id": found.edition.id}
        | ({"code": found.invitee.region.code} if found.invitee else {}),
    }


def _export(found: Found) -> ResponseReturnValue:
    """Ask for the reason, then record and hand out the file."""
    form = forms.ExportForm()
    if not form.answered():
        return page(form.http_status, **_told(found), form=form)
    rows = queries.everyone(session(), found.matrix, found.view)
    actions.export(
        session(),
        actor().actor_id,
        found.edition,
        region_id=found.view.region_id,
        file_format=form.format.data,
        count=len(rows),
        reason=form.reason.data,
    )
    return _file(found, rows, form.format.data)


def _file(found: Found, rows: list[queries.Row], file_format: str) -> Response:
    """Write the whole file before the answer begins."""
    write, mimetype = FORMATS[file_format]
    edition, day = found.edition, f"{clock.now():%Y-%m-%d}"
    stamp = words.stamp(edition, actor().actor_id, day)
    sheet = exports.sheet(
        found.matrix.columns, rows, _regions(found), lambda role: _role(found, role), stamp
    )
    name = f"missing-{edition.programme.slug}-{edition.year}-{day}.{file_format}"
    answer = send_file(write(sheet), mimetype=mimetype, as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _regions(found: Found) -> dict[int, str]:
    """Return the names of the regions whose people are shown."""
    invited = [found.invitee] if found.invitee else found.edition.invitees
    return {one.region_id: one.region.name.best(language()) for one in invited}


def _role(found: Found, role: str) -> str:
    """Return the word for a role."""
    return str(found.edition.programme.kind.terms(EntryTerms).label(role))
