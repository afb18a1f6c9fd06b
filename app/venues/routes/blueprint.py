"""The blueprint of the pages about venues, and what all of them do."""

from flask import Blueprint, request

from app.core.languages import _
from app.core.merge import MergingForm
from app.core.web import said

bp = Blueprint("venues", __name__, url_prefix="/editions/<int:edition_id>/venues")


def say_saved(form: MergingForm) -> None:
    """Say that it is saved, and which answers somebody else changed meanwhile."""
    said(_("Saved."))
    if form.taken_over:
        kept = " · ".join(form.taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))


def steps() -> int:
    """Return where something is moved in its order: one up (-1) or one down (1)."""
    return -1 if request.form.get("direction") == "up" else 1
