"""Entering what was spent, and striking out what was entered by mistake."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from app.core import clock
from app.projects import queries
from app.projects.actions.writing import record
from app.projects.errors import ExpenseSent, NotSpentYet
from app.projects.models import Expense, Project
from app.projects.rules import life
from app.projects.rules.due import zone_of


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What was spent: for what, by whom, how much, when; `submission` names the form."""

    spent_on: date
    what: str
    payer: str
    amount: Decimal
    currency: str
    submission: str


def spend(session: Session, actor_id: int | None, project: Project, spent: Spent) -> Expense:
    """Enter an expense; the same form sent again gives the same one.

    Raises NotSpentYet, ExpenseSent, ProjectEnded.
    """
    queries.held(session, project)
    if found := queries.sent(session, spent.submission):
        if (found.project_id, found.amount, found.what) != (project.id, spent.amount, spent.what):
            raise ExpenseSent
        return found
    life.check_running(project.state)
    if spent.spent_on > clock.today(zone_of(project)):
        raise NotSpentYet
    made = Expense(
        project_id=project.id, entered_at=clock.now(), entered_by_id=actor_id, **vars(spent)
    )
    session.add(made)
    session.flush()
    record(
        session,
        actor_id,
        "expense.entered",
        project,
        amount=f"{spent.amount} {spent.currency}",
        payer=spent.payer,
    )
    return made


def strike(session: Session, actor_id: int | None, expense: Expense) -> None:
    """Strike out an expense; it stays to be seen, and counts no more. Raises ProjectEnded."""
    queries.held(session, expense.project)
    life.check_running(expense.project.state)
    if expense.struck_at is not None:
        return
    expense.struck_at = clock.now()
    session.flush()
    record(
        session,
        actor_id,
        "expense.struck",
        expense.project,
        amount=f"{expense.amount} {expense.currency}",
        payer=expense.payer,
    )
