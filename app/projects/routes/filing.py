"""Files of a project: keeping them, handing them out as downloads only, taking them away."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.files.downloads import attachment
from app.core.languages import _, ngettext
from app.core.web import page, said
from app.projects import actions, forms, policy, queries, words
from app.projects.models import Project, ProjectPaper
from app.projects.routes.blueprint import PROJECT, bp, shown

FILE = f"{PROJECT}/files/<paper_uuid>"


@bp.route(f"{PROJECT}/files/add", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.project)
def add_files(project: Project) -> ResponseReturnValue:
    """Keep files with a project."""
    form = forms.FilesForm()
    if form.answered():
        with form.showing_refusals():
            kept = [
                actions.file_paper(session(), actor().actor_id, project, one)
                for one in form.filed()
            ]
            said(ngettext("%(num)s file is kept.", "%(num)s files are kept.", len(kept)))
            return shown(project, "files")
    return page(form.http_status, project=project, form=form, words=words)


@bp.get(FILE)
@allow(policy.may_take, find=queries.paper)
def fetch(paper: ProjectPaper) -> Response:
    """Hand out a file so that a browser stores it and runs nothing in it."""
    return attachment(queries.paper_content(session(), paper), paper.media_type, paper.name)


@bp.post(f"{FILE}/publish")
@allow(policy.may_run_part, find=queries.paper)
def publish(paper: ProjectPaper) -> ResponseReturnValue:
    """Let anyone take a file, or only those whom the project concerns."""
    public = request.form.get("public") == "yes"
    actions.publish_paper(session(), actor().actor_id, paper, public=public)
    said(_("Anyone may take the file.") if public else _("Only its regions may take the file."))
    return shown(paper.project, "files")


@bp.post(f"{FILE}/remove")
@allow(policy.may_run_part, find=queries.paper)
def remove_file(paper: ProjectPaper) -> ResponseReturnValue:
    """Take a file away."""
    actions.remove_paper(session(), actor().actor_id, paper)
    said(_("The file is taken away."))
    return shown(paper.project, "files")
