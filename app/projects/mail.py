"""The mails about projects, each in its reader's language."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import _, day
from app.projects.models import Report


def remind(session: Session, readers: Iterable[User], report: Report, link: str) -> None:
    """Remind of a report that is waited for; its project must be loaded."""

    def say(language: str) -> tuple[str, list[str]]:
        said = _said(report, language)
        body = _(
            "%(project)s\n\n"
            "The report “%(report)s” is due on %(day)s and was not handed in yet.\n\n"
            "Hand it in here:\n%(link)s",
            **said,
            link=link,
        )
        return _("Report due: %(project)s", project=said["project"]), [body]

    mail.tell(session, readers, say)


def handed_in(session: Session, readers: Iterable[User], report: Report, link: str) -> None:
    """Tell that a report was handed in; its project must be loaded."""

    def say(language: str) -> tuple[str, list[str]]:
        said = _said(report, language)
        body = _(
            "%(project)s\n\n"
            "The report “%(report)s”, due on %(day)s, was handed in.\n\n"
            "Read it here:\n%(link)s",
            **said,
            link=link,
        )
        return _("Report handed in: %(project)s", project=said["project"]), [body]

    mail.tell(session, readers, say)


def _said(report: Report, language: str) -> dict[str, str]:
    """Return what both mails say of a report."""
    return {
        "project": report.project.name.best(language),
        "report": report.name.best(language),
        "day": day(report.due_on),
    }
