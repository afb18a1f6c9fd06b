"""The blueprint of calls, and what its pages share."""

from flask import Blueprint

from app.calls import queries
from app.calls.models import Call
from app.core.db import session
from app.core.languages import _
from app.core.merge import MergingForm
from app.core.web import said

bp = Blueprint("calls", __name__)


def anew(call: Call) -> Call:
    """Read a call again after a refusal: what was undone is forgotten too."""
    return queries.call(session(), call.id) or call


def say_saved(form: MergingForm) -> None:
    """Say that it is saved, and which answers somebody else changed meanwhile."""
    said(_("Saved."))
    if form.taken_over:
        kept = " · ".join(form.taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))
