"""Programme documents: out as JSON, and in again after a look at what they change."""

import json

from flask import Response
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page
from app.programmes.models import Programme
from app.programmes.policy import coordinates, may_create
from app.programmes.queries import programme as find_programme
from app.programmes.rules.document import dump
from app.programmes.rules.facts import Programme as Facts
from app.turns import actions, queries
from app.turns.actions.importing import compare
from app.turns.errors import DocumentUnusable
from app.turns.forms.documents import ApplyForm, FileForm
from app.turns.routes.blueprint import bp
from app.turns.rules.differences import Differences


@bp.get("/programmes/<slug>/document.json")
@allow(anyone, find=find_programme)
def document(programme: Programme) -> ResponseReturnValue:
    """Give a programme as a document."""
    told = dump(queries.programme_facts(session(), programme.id))
    answer = Response(
        json.dumps(told, ensure_ascii=False, indent=2) + "\n", mimetype="application/json"
    )
    answer.headers["Content-Disposition"] = f"attachment; filename={programme.slug}.json"
    return answer


@bp.route("/programmes/import", methods=["GET", "POST"])
@allow(may_create)
def bring() -> ResponseReturnValue:
    """Read a document and show what it would add and change."""
    form = FileForm()
    if form.answered() and form.told is not None:
        with form.showing_refusals():
            found = _compared(form.told, "file")
            ready = ApplyForm(formdata=None, data={"document": form.packed})
            return page(200, form=form, ready=ready, told=form.told, found=found)
    return page(form.http_status, form=form, ready=None, told=None, found=None)


@bp.post("/programmes/import/apply")
@allow(may_create)
def apply() -> ResponseReturnValue:
    """Add and change what the document tells."""
    form = ApplyForm()
    if not form.answered() or form.told is None:
        raise DocumentUnusable(" ".join(str(error) for error in form.document.errors))
    _compared(form.told, None)
    programme, _found = actions.apply(session(), actor().actor_id, form.told)
    return back_to("desk.programme", slug=programme.slug)


def _compared(told: Facts, field: str | None) -> Differences:
    """Tell what the document changes; raises DocumentUnusable, also for others' programmes."""
    known = find_programme(session(), told.slug)
    if known is not None and not coordinates(actor(), known.id):
        raise DocumentUnusable(
            _("Another programme has this short name, and only its coordinators change it."), field
        )
    return compare(session(), told)
