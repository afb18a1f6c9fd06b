"""The mails about projects, each in its reader's language."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import _, day
from app.projects.models import Project, Report


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


def stopped(session: Session, readers: Iterable[User], project: Project) -> None:
    """Tell that a project was stopped, and why."""

    def say(language: str) -> tuple[str, list[str]]:
        name = project.name.best(language)
        return _("Stopped: %(project)s", project=name), [
            _("The project “%(project)s” was stopped.", project=name),
            _("Reason: %(reason)s", reason=project.reason),
            _stands_here(project),
        ]

    mail.tell(session, readers, say)


def resumed(session: Session, readers: Iterable[User], project: Project) -> None:
    """Tell that a project that was stopped runs again."""

    def say(language: str) -> tuple[str, list[str]]:
        name = project.name.best(language)
        return _("Runs again: %(project)s", project=name), [
            _("The project “%(project)s” was stopped and runs again.", project=name),
            _stands_here(project),
        ]

    mail.tell(session, readers, say)


def _stands_here(project: Project) -> str:
    """Say where a project stands."""
    link = mail.link("projects.show", project_uuid=project.uuid)
    return _("The project stands here:\n%(link)s", link=link)


def _said(report: Report, language: str) -> dict[str, str]:
    """Return what both mails say of a report."""
    return {
        "project": report.project.name.best(language),
        "report": report.name.best(language),
        "day": day(report.due_on),
    }
