"""What was spent: the list, entering, striking out, and the file."""

from flask import send_file
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.sheets import FORMATS
from app.core.web import back_to, page, said
from app.projects import actions, exports, forms, policy, queries, words
from app.projects.models import Expense, Project
from app.projects.routes.blueprint import PROJECT, bp
from app.projects.rules import money


@bp.get(f"{PROJECT}/money")
@allow(policy.concerned, find=queries.project_with_parts)
def expenses(project: Project) -> ResponseReturnValue:
    """Show what was accepted, what was spent, and what is left."""
    spent = queries.expenses(session(), project.id)
    found = money.balances(project.lines, [one for one in spent if not one.struck_at])
    return page(
        project=project,
        expenses=spent,
        balances=found,
        totals=money.totals(found),
        may_run=policy.may_run(actor(), project),
        words=words,
    )


@bp.get(f"{PROJECT}/money.csv")
@allow(policy.concerned, find=queries.project)
def expenses_csv(project: Project) -> ResponseReturnValue:
    """Send the expenses as a file."""
    write, mimetype = FORMATS["csv"]
    sheet = exports.expenses_sheet(project, queries.expenses(session(), project.id))
    return send_file(
        write(sheet), mimetype=mimetype, as_attachment=True, download_name="expenses.csv"
    )


@bp.route(f"{PROJECT}/money/enter", methods=["GET", "POST"])
@allow(policy.may_run, find=queries.project_with_parts)
@once
def spend(project: Project) -> ResponseReturnValue:
    """Enter what was spent."""
    form = forms.ExpenseForm(project.lines)
    if form.answered():
        with form.showing_refusals():
            made = actions.spend(session(), actor().actor_id, project, form.spent())
            said(_("Entered: %(amount)s.", amount=words.money(made.amount, made.currency)))
            return back_to(".expenses", project_uuid=project.uuid)
    return page(form.http_status, project=project, form=form, words=words)


@bp.post(f"{PROJECT}/money/<int:expense_id>/strike")
@allow(policy.may_run_part, find=queries.expense)
def strike(expense: Expense) -> ResponseReturnValue:
    """Strike out an expense."""
    actions.strike(session(), actor().actor_id, expense)
    said(_("Struck out: it stays in the list and counts no more."))
    return back_to(".expenses", project_uuid=expense.project.uuid)
