"""The blueprint of projects, and the address of one in mails."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from app.core.web import back_to
from app.projects.models import Project

bp = Blueprint("projects", __name__)
PROJECT = "/projects/<project_uuid>"


def link(project: Project) -> str:
    """Return the whole address of a project's page."""
    return url_for("projects.show", project_uuid=project.uuid, _external=True)


def shown(project: Project, anchor: str | None = None) -> ResponseReturnValue:
    """Go back to a project's page, to the part that was changed."""
    return back_to("projects.show", project_uuid=project.uuid, _anchor=anchor)
