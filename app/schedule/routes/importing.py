"""Activities from a workbook: the template, the look at each row, and making them."""

from typing import Any

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import _
from app.core.sheets import FORMATS
from app.core.web import back_to, page
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy, queries
from app.schedule.actions.importing import make_lines
from app.schedule.actions.making import made_already
from app.schedule.exports.activities import template_sheet
from app.schedule.forms.importing import FileForm, RowsForm
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.rules import importing as rules
from app.schedule.rules.activities import facts_of
from app.schedule.rules.importing import Line, Vocabulary
from app.schedule.rules.reading.book import read_sheets
from app.schedule.rules.reading.forums import tells_forum
from app.schedule.rules.reading.unreadable import Unreadable
from app.schedule.rules.rows import Row, rows
from app.schedule.words import importing as words
from app.schedule.words.reading import refusal


@bp.get(f"{EDITION}/activities/template.xlsx")
@allow(policy.may_plan, find=edition_queries.edition)
def file_template(edition: Edition) -> Response:
    """Hand out a workbook with the columns and an example, in the reader's language."""
    write, mimetype = FORMATS["xlsx"]
    sheet = template_sheet(edition.starts_on, _("Activities"))
    name = f"activities-{edition.programme.slug}-{edition.year}.xlsx"
    return send_file(write(sheet), mimetype=mimetype, as_attachment=True, download_name=name)


@bp.route(f"{EDITION}/activities/import", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def import_activities(edition: Edition) -> ResponseReturnValue:
    """Read a file, show what each row says, and make what was looked at."""
    known = words.vocabulary(queries.choices(session(), edition))
    if "rows" in request.form:
        return _make(edition, known)
    form = FileForm()
    found: list[Row] = []
    if form.answered():
        with form.showing_refusals():
            found = _rows(form.content, known)
    shown = _shown(_lines(edition, known, found), found) if found else {"lines": []}
    return page(200 if found else form.http_status, edition=edition, form=form, **shown)


def _make(edition: Edition, known: Vocabulary) -> ResponseReturnValue:
    """Make the rows that were looked at, if they still can be."""
    form = RowsForm()
    if form.answered():
        with form.showing_refusals():
            lines, batch = _lines(edition, known, form.found()), form.batch()
            if not made_already(session(), edition, batch):
                make_lines(session(), actor().actor_id, edition, lines, batch=batch)
            return back_to(".activities", edition_id=edition.id, batch=batch)
    return page(form.http_status, edition=edition, form=FileForm(None), lines=[])


def _rows(content: bytes, known: Vocabulary) -> list[Row]:
    """Return the rows of a workbook; refuses one that cannot be read, on its field."""
    try:
        sheets = read_sheets(content)
    except Unreadable as unreadable:
        raise Refused(refusal(unreadable), "file") from None
    if tells_forum(sheets):
        raise Refused(words.forum_found(), "file")
    found = rows(sheets, known.headings)
    if not found:
        raise Refused(words.nothing_found(), "file")
    return found


def _lines(edition: Edition, known: Vocabulary, found: list[Row]) -> list[Line]:
    """Return what the rows say, beside what is there already."""
    stands = [facts_of(one) for one in queries.activities(session(), edition.id)]
    return rules.read(found, known, stands)


def _shown(lines: list[Line], found: list[Row]) -> dict[str, Any]:
    """Return what is shown of the rows that were read."""
    made = [one for one in lines if one.facts is not None and not one.known]
    return {
        "lines": lines,
        "made": made,
        "groups": list(dict.fromkeys(one.group for one in made if one.group)),
        "rows": RowsForm.of(found),
        "words": words,
    }
