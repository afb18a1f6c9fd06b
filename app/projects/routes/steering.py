"""Changing a project, its partners and how it ends."""

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language
from app.core.once import once
from app.core.web import back_to, page, said
from app.projects import actions, forms, policy, queries, words
from app.projects.models import Partner, Project
from app.projects.routes.blueprint import PROJECT, bp, shown
from app.regions.queries import regions


@bp.route(f"{PROJECT}/change", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.project)
def change(project: Project) -> ResponseReturnValue:
    """Change what is said of a project."""
    form = forms.project_form(project)
    if form.merged():
        with form.showing_refusals():
            actions.change(session(), actor().actor_id, project, form.values())
            said(_("Saved."))
            return shown(project)
    return page(form.http_status, project=project, form=form, words=words)


@bp.route(f"{PROJECT}/partners/add", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.project)
@once
def add_partner(project: Project) -> ResponseReturnValue:
    """Let a region take part."""
    known = {one.code: one for one in regions(session())}
    form = forms.PartnerForm()
    form.offer((code, one.name.best(language())) for code, one in known.items())
    if form.answered():
        with form.showing_refusals():
            region = known[form.region.data]
            actions.add_partner(session(), actor().actor_id, project, region.id)
            said(_("%(region)s takes part.", region=region.name.best(language())))
            return shown(project, "partners")
    return page(form.http_status, project=project, form=form, words=words)


@bp.post(f"{PROJECT}/partners/<int:partner_id>/leave")
@allow(policy.may_run_part, find=queries.partner)
def leave(partner: Partner) -> ResponseReturnValue:
    """Keep that a region left the project."""
    actions.leave(session(), actor().actor_id, partner)
    said(_("Kept: it no longer takes part."))
    return shown(partner.project, "partners")


@bp.route(f"{PROJECT}/end", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.project_with_parts)
def end(project: Project) -> ResponseReturnValue:
    """Finish a project, or stop it."""
    form = forms.EndForm()
    if form.answered():
        with form.showing_refusals():
            step, reason = form.step.data, form.reason.data or ""
            actions.end(session(), actor().actor_id, project, step, reason)
            said(words.state(project.state))
            return shown(project)
    missing = [one for one in project.reports if one.handed_in_at is None]
    return page(form.http_status, project=project, form=form, missing=missing, words=words)


@bp.post(f"{PROJECT}/resume")
@allow(policy.may_run, find=queries.project)
def resume(project: Project) -> ResponseReturnValue:
    """Let a project run again."""
    actions.resume(session(), actor().actor_id, project)
    said(_("The project runs again."))
    return back_to(".show", project_uuid=project.uuid)
