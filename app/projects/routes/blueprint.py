"""The blueprint of projects, how much may be sent to it, and the address of one in mails."""

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from app.core.web import back_to
from app.projects.models import Project

bp = Blueprint("projects", __name__)
PROJECT = "/projects/<project_uuid>"
# A few files at once; forms elsewhere are small.
MOST_BYTES = 40_000_000
UPLOADING = frozenset({"projects.add_files", "projects.hand_in"})


@bp.url_value_preprocessor
def take_files(endpoint: str | None, _values: object) -> None:
    """Let files be sent to the pages that take them; the form's token is read after this."""
    if endpoint in UPLOADING:
        request.max_content_length = MOST_BYTES


def link(project: Project) -> str:
    """Return the whole address of a project's page."""
    return url_for("projects.show", project_uuid=project.uuid, _external=True)


def shown(project: Project, anchor: str | None = None) -> ResponseReturnValue:
    """Go back to a project's page, to the part that was changed."""
    return back_to("projects.show", project_uuid=project.uuid, _anchor=anchor)
