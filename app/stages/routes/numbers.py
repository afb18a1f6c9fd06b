"""Announcing how many people a region sends, and the matrix of what all regions announced."""

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language
from app.core.sheets import FORMATS
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.stages import actions, exports, forms, policy, queries, rules, words
from app.stages.routes.blueprint import bp
from app.stages.rules import ALL, Column, Matrix, Row


@bp.route("/delegations/<code>/numbers", methods=["GET", "POST"])
@allow(policy.may_announce, find=queries.invitee)
def announce(invitee: Invitee) -> ResponseReturnValue:
    """Say how many people the region sends in each role."""
    edition = invitee.edition
    form = _form(invitee)
    if form.merged():
        with form.showing_refusals():
            actions.announce(session(), actor().actor_id, invitee, form.numbers())
            said(_("Saved: %(number)s people.", number=sum(form.numbers().values())))
            return back_to(
                "registration.delegation", edition_id=edition.id, code=invitee.region.code
            )
    stage = queries.stages(session(), edition.id).get("number")
    return page(form.http_status, invitee=invitee, edition=edition, form=form, stage=stage)


@bp.get("/numbers")
@allow(policy.may_see_numbers, find=edition_queries.edition)
def numbers(edition: Edition) -> ResponseReturnValue:
    """Show how many people each region announced, beside who is entered and may be."""
    found = _matrix(edition)
    column, descending = _order(found)
    return page(
        edition=edition,
        matrix=found,
        rows=_rows(edition, found),
        regions={one.region_id: one.region for one in edition.invitees},
        headings=_headings(edition, found),
        sorted_by=column.name if column else "region",
        descending=descending,
        stage=queries.stages(session(), edition.id).get("number"),
        words=words,
    )


@bp.get("/numbers.csv")
@allow(policy.may_see_numbers, find=edition_queries.edition)
def numbers_csv(edition: Edition) -> ResponseReturnValue:
    """Hand the matrix out as comma-separated values."""
    return _file(edition, "csv")


@bp.get("/numbers.xlsx")
@allow(policy.may_see_numbers, find=edition_queries.edition)
def numbers_xlsx(edition: Edition) -> ResponseReturnValue:
    """Hand the matrix out as a workbook."""
    return _file(edition, "xlsx")


def _form(invitee: Invitee) -> forms.NumbersForm:
    """Make the form about the columns that the edition's limits ask for."""
    edition = invitee.edition
    places = edition_queries.places(session(), edition.id)
    said_so_far = queries.announced(session(), edition.id, invitee.region_id)
    columns = rules.asked((role.role for role in edition.roles), places)
    return forms.numbers_form(columns, edition.programme.kind.terms(EntryTerms), said_so_far)


def _matrix(edition: Edition) -> Matrix:
    """Put together what was announced, who is entered and who may be."""
    places = edition_queries.places(session(), edition.id)
    return rules.matrix(
        rules.asked((role.role for role in edition.roles), places),
        [invitee.region_id for invitee in edition.invitees],
        queries.announced(session(), edition.id),
        places,
    )


def _order(found: Matrix) -> tuple[Column | None, bool]:
    """Return the column that the reader sorts by, None for the regions, and the direction."""
    wanted = request.args.get("sort", "")
    column = next((one for one in found.columns if one.name == wanted), None)
    return column, request.args.get("order") == "descending"


def _rows(edition: Edition, found: Matrix) -> list[Row]:
    """Return the rows in the order that the reader asks for."""
    column, descending = _order(found)
    if column is not None:
        return rules.ordered(found, column, descending=descending)
    names = {one.region_id: one.region.name.best(language()) for one in edition.invitees}
    return sorted(found.rows, key=lambda row: names[row.region_id], reverse=descending)


def _headings(edition: Edition, found: Matrix) -> dict[Column, str]:
    """Name every column."""
    terms = edition.programme.kind.terms(EntryTerms)
    named = {
        one: words.column(str(terms.label(one.role)), one.sex) for one in found.columns if one.role
    }
    return {**named, ALL: _("In all")}


def _file(edition: Edition, file_format: str) -> Response:
    """Write the matrix as a file, in the order that the reader asks for."""
    write, mimetype = FORMATS[file_format]
    found = _matrix(edition)
    named = {one.region_id: one.region.name.best(language()) for one in edition.invitees}
    headings = words.pairs(_headings(edition, found))
    title = words.edition_name(edition)
    laid_out = exports.sheet(
        found, _rows(edition, found), named, headings, _("Region"), _("In all"), title
    )
    now = clock.now()
    name = f"numbers-{edition.programme.slug}-{edition.year}-{now:%Y-%m-%d}.{file_format}"
    return send_file(write(laid_out), mimetype=mimetype, as_attachment=True, download_name=name)
