"""The template that a region fills in, as a workbook or as text."""

from flask import Response, request

from app.core.access import allow
from app.core.db import session
from app.editions.models import Invitee
from app.imports import exports, queries
from app.imports.routes.blueprint import bp
from app.questions.queries import questions_for
from app.registration.policy import may_enter
from app.registration.queries import invitee as find_invitee

_WRITERS = {
    "xlsx": (
        exports.as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (exports.as_csv, "text/csv; charset=utf-8"),
}


@bp.get("/imports/template")
@allow(may_enter, find=find_invitee)
def template(invitee: Invitee) -> Response:
    """Hand out a template of a role or of all, empty or with those who are entered."""
    file_format = "csv" if request.args.get("format") == "csv" else "xlsx"
    write, media_type = _WRITERS[file_format]
    edition = invitee.edition
    role = request.args.get("role", "")
    known = {one.role for one in edition.roles}
    asked = questions_for(session(), edition.id, role if role in known else None)
    chosen = exports.columns(edition, role, asked)
    people = queries.people(session(), invitee) if request.args.get("people") else []
    answer = Response(
        write(chosen, exports.rows_of(people, edition, chosen)), content_type=media_type
    )
    name = f"{edition.programme.slug}-{edition.year}-{invitee.region.code}.{file_format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
