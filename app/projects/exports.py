"""Projects and their expenses as rows of files."""

from collections.abc import Iterable

from app.core.languages import _, language, listed
from app.core.sheets import Sheet
from app.projects import words
from app.projects.models import Expense, Project


def projects_sheet(projects: Iterable[Project]) -> Sheet:
    """Lay out projects, one a row, in the reader's language."""
    said = language()
    return Sheet(
        title=_("Projects"),
        headings=[
            _("Project"),
            _("Year"),
            _("First day"),
            _("Last day"),
            _("Programme"),
            _("Led by"),
            _("Together with"),
            _("Areas of cooperation"),
            _("How it stands"),
            _("Source"),
        ],
        types=[str, int, str, str, str, str, str, str, str, str],
        rows=[
            [
                one.name.best(said),
                one.year,
                one.starts_on.isoformat() if one.starts_on else "",
                one.ends_on.isoformat() if one.ends_on else "",
                one.programme.name.best(said),
                words.lead(one),
                words.together(one),
                str(listed(area.name.best(said) for area in one.areas)),
                words.state(one.state),
                one.source,
            ]
            for one in projects
        ],
        stamp=_("Projects"),
    )


def expenses_sheet(project: Project, expenses: Iterable[Expense]) -> Sheet:
    """Lay out what was spent; amounts are written as they are, never as floating numbers."""
    name = project.name.best(language())
    return Sheet(
        title=name,
        headings=[
            _("When"),
            _("For what"),
            _("Who paid"),
            _("Amount"),
            _("Currency"),
            _("How it stands"),
        ],
        types=[str] * 6,
        rows=[
            [
                one.spent_on.isoformat(),
                one.what,
                words.payer(one.payer),
                str(one.amount),
                one.currency,
                _("Struck out") if one.struck_at else "",
            ]
            for one in expenses
        ],
        stamp=name,
    )
