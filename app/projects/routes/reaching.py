"""Milestones: adding, changing, reaching them or not after all."""

from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import page, said
from app.projects import actions, forms, policy, queries, words
from app.projects.models import Milestone, Project
from app.projects.routes.blueprint import PROJECT, bp, shown
from app.projects.rules.due import zone_of

MILESTONE = f"{PROJECT}/milestones/<int:milestone_id>"


@bp.route(f"{PROJECT}/milestones/add", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.project)
@once
def add_milestone(project: Project) -> ResponseReturnValue:
    """Add a milestone."""
    form = forms.milestone_form()
    if form.answered():
        with form.showing_refusals():
            what = form.name.words(), form.due_on.data
            actions.add_milestone(session(), actor().actor_id, project, *what)
            said(_("The milestone is added."))
            return shown(project, "milestones")
    return page(form.http_status, project=project, form=form, words=words)


@bp.route(f"{MILESTONE}/change", methods=["GET", "POST"])
@allow(policy.may_run_part, find=queries.milestone)
def change_milestone(milestone: Milestone) -> ResponseReturnValue:
    """Change what is reached, or by when."""
    form = forms.milestone_form(milestone)
    if form.merged():
        with form.showing_refusals():
            what = form.name.words(), form.due_on.data
            actions.change_milestone(session(), actor().actor_id, milestone, *what)
            said(_("Saved."))
            return shown(milestone.project, "milestones")
    about = {"project": milestone.project, "milestone": milestone}
    return page(form.http_status, **about, form=form, words=words)


@bp.route(f"{MILESTONE}/reach", methods=["GET", "POST"])
@allow(policy.may_run_part, find=queries.milestone)
def reach(milestone: Milestone) -> ResponseReturnValue:
    """Say when a milestone was reached."""
    today = clock.today(zone_of(milestone.project))
    form = forms.ReachForm(data={"done_on": milestone.done_on or today})
    if form.answered():
        with form.showing_refusals():
            actions.reach(session(), actor().actor_id, milestone, form.done_on.data)
            said(_("Kept: the milestone is reached."))
            return shown(milestone.project, "milestones")
    about = {"project": milestone.project, "milestone": milestone}
    return page(form.http_status, **about, form=form, words=words)


@bp.post(f"{MILESTONE}/undo")
@allow(policy.may_run_part, find=queries.milestone)
def undo_reach(milestone: Milestone) -> ResponseReturnValue:
    """Say that a milestone is not reached after all."""
    actions.undo_reach(session(), actor().actor_id, milestone)
    said(_("Kept: the milestone is not reached yet."))
    return shown(milestone.project, "milestones")


@bp.post(f"{MILESTONE}/remove")
@allow(policy.may_run_part, find=queries.milestone)
def remove_milestone(milestone: Milestone) -> ResponseReturnValue:
    """Take a milestone away."""
    actions.remove_milestone(session(), actor().actor_id, milestone)
    said(_("The milestone is taken away."))
    return shown(milestone.project, "milestones")
