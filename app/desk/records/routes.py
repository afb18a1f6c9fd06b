"""The pages of history: a list, and the same as a CSV file."""

from collections.abc import Sequence
from functools import partial
from math import ceil

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue

from app.core import db
from app.core.access import actor, allow
from app.core.languages import _
from app.core.web import page
from app.desk.blueprint import bp
from app.desk.records import details
from app.desk.records.forms import HistoryForm
from app.desk.records.queries import programmes
from app.desk.scopes import named, place
from app.history import queries
from app.history.exports import sheet
from app.history.models import Record
from app.history.policy import may_read, sight
from app.history.queries import Sight
from app.history.words import sentence


def _form() -> HistoryForm:
    """Return the question with what may be answered."""
    session, seen = db.session(), sight(actor())
    form = HistoryForm(request.args)
    form.offer(
        programmes(session, queries.programmes(session, seen)), queries.actions(session, seen)
    )
    return form


@bp.get("/history")
@allow(may_read)
def history() -> ResponseReturnValue:
    """Show who did what, when."""
    session, seen, form = db.session(), sight(actor()), _form()
    zone = current_app.config["ZONE"]
    wanted = form.wanted(request.args, zone)
    count = queries.count(session, seen, wanted)
    pages = max(1, ceil(count / queries.PAGE))
    number = min(max(1, request.args.get("page", 1, int)), pages)
    found = queries.records(session, seen, wanted, number)
    names = named(session, found)
    told = {
        "sentence": sentence,
        "place": lambda record: place(names, record),
        "details": lambda record: details.told(record, zone, seen.programmes),
    }
    shown = {"page": number, "of": pages}
    return page(form=form, records=found, count=count, wanted=wanted, pages=shown, **told)


@bp.get("/history.csv")
@allow(may_read)
def history_export() -> ResponseReturnValue:
    """Give the same records as a file."""
    session, seen = db.session(), sight(actor())
    wanted = _form().wanted(request.args, current_app.config["ZONE"])
    return Response(
        sheet(_headings(), _rows(queries.exported(session, seen, wanted), seen)),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="history.csv"'},
    )


def _headings() -> list[str]:
    """Name the columns of the file."""
    return [
        _("Time (UTC)"),
        _("Person"),
        _("What was done"),
        _("Code"),
        _("Subject"),
        _("Where"),
        _("Details"),
        _("Reason"),
    ]


def _rows(records: Sequence[Record], seen: Sight) -> list[list[str]]:
    """Write each record as a row."""
    names = named(db.session(), records)
    told = partial(details.readable, planned=seen.programmes)
    return [
        [
            f"{record.at:%Y-%m-%d %H:%M:%S}",
            record.actor.name if record.actor else "",
            sentence(record.action),
            record.action,
            record.subject,
            place(names, record),
            "; ".join(f"{key}: {value}" for key, value in told(record).items()),
            record.reason,
        ]
        for record in records
    ]
