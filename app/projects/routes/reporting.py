"""Reports: asking for them, handing them in, reading them."""

from typing import Any

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import page, said
from app.projects import actions, forms, policy, queries, words
from app.projects.models import Project, Report
from app.projects.routes.blueprint import PROJECT, bp, link, shown
from app.projects.rules.due import zone_of

REPORT = f"{PROJECT}/reports/<int:report_id>"


@bp.route(f"{PROJECT}/reports/ask", methods=["GET", "POST"])
@allow(policy.steers, find=queries.project)
@once
def ask_for(project: Project) -> ResponseReturnValue:
    """Ask for a report by a day."""
    form = forms.report_form()
    if form.answered():
        with form.showing_refusals():
            actions.ask_for(session(), actor().actor_id, project, **_asked(form))
            said(_("The report is asked for."))
            return shown(project, "reports")
    return page(form.http_status, project=project, form=form, words=words)


@bp.route(f"{REPORT}/change", methods=["GET", "POST"])
@allow(policy.may_steer_part, find=queries.report)
def change_report(report: Report) -> ResponseReturnValue:
    """Move a report that is waited for."""
    form = forms.report_form(report)
    if form.merged():
        with form.showing_refusals():
            actions.change_report(session(), actor().actor_id, report, **_asked(form))
            said(_("Saved."))
            return shown(report.project, "reports")
    return page(form.http_status, project=report.project, report=report, form=form, words=words)


@bp.post(f"{REPORT}/remove")
@allow(policy.may_steer_part, find=queries.report)
def remove_report(report: Report) -> ResponseReturnValue:
    """Ask for a report no more."""
    actions.remove_report(session(), actor().actor_id, report)
    said(_("The report is asked for no more."))
    return shown(report.project, "reports")


@bp.route(f"{REPORT}/hand-in", methods=["GET", "POST"])
@allow(policy.may_run_part, find=queries.report)
def hand_in(report: Report) -> ResponseReturnValue:
    """Hand a report in, or correct one that was."""
    form = forms.HandInForm(data={"text": report.text})
    if form.merged():
        with form.showing_refusals():
            what = form.text.words(), form.filed()
            actions.hand_in(session(), actor().actor_id, report, *what, link)
            said(_("The report is handed in."))
            return shown(report.project, "reports")
    return page(form.http_status, project=report.project, report=report, form=form, words=words)


@bp.get(REPORT)
@allow(policy.may_see_report, find=queries.report)
def report(report: Report) -> ResponseReturnValue:
    """Show a report with its files."""
    project = report.project
    inside = policy.concerned(actor(), project)
    found = queries.papers(session(), project.id)
    files = [one for one in found if one.report_id == report.id and (inside or one.public)]
    return page(
        project=project,
        report=report,
        files=files,
        may_run=policy.may_run(actor(), project),
        zone=zone_of(project),
        words=words,
    )


def _asked(form: forms.ReportForm) -> dict[str, Any]:
    """Return which report is asked for."""
    return {
        "name": form.name.words(),
        "due_on": form.due_on.data,
        "reminders": form.reminders.data or (),
    }
