"""The mails that requests cause, each in its reader's language; no participant is named in them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import _, moment
from app.regions.words import spoken_in
from app.registration.models import Participant
from app.requests import words
from app.requests.models import Request


def asked(session: Session, readers: Iterable[User], request: Request) -> None:
    """Tell coordinators what a region asks for."""
    _tell(session, readers, request, answered=False)


def answered(session: Session, readers: Iterable[User], request: Request) -> None:
    """Tell the other side that a request was accepted, declined or taken back, in which words."""
    _tell(session, readers, request, answered=True)


def reopened(session: Session, request: Request, person: Participant) -> None:
    """Tell a person with a mail address of their own until when they can change their answers."""
    edition, until = request.edition, request.open_until
    if not person.mail or until is None:
        return
    link = mail.link("personal.ask")

    def say(language: str) -> tuple[str, list[str]]:
        told = {"programme": edition.programme.name.best(language), "year": edition.year}
        return _("%(programme)s %(year)s: you can change your answers", **told), [
            _("Answers of yours that were fixed are open again."),
            _until(until, edition.zone),
            _(
                "Change them on your own page, with the link that you were sent. If you do not "
                "have it any more, ask for a new one here:\n%(link)s",
                link=link,
            ),
        ]

    mail.write(session, person.mail, spoken_in(request.region.country), say)


def _tell(session: Session, readers: Iterable[User], request: Request, *, answered: bool) -> None:
    """Mail each reader; region, edition and programme must be loaded."""
    edition = request.edition
    link = mail.link("requests.show", edition_id=request.edition_id, request_id=request.id)

    def say(language: str) -> tuple[str, list[str]]:
        programme = edition.programme.name.best(language)
        lines = [words.asks(request.what, request.region.name.best(language))]
        if answered:
            lines.append(words.state(request.state))
            if request.open_until:
                lines.append(_until(request.open_until, edition.zone))
            if request.answer:
                lines.append(_("Answer: %(words)s", words=request.answer))
        lines.append(_("The request stands here:\n%(link)s", link=link))
        return _("%(programme)s %(year)s: a request", programme=programme, year=edition.year), lines

    mail.tell(session, readers, say)


def _until(until: datetime, zone: str) -> str:
    """Say until when answers are open again."""
    return str(_("The answers can be changed until %(until)s.", until=moment(until, zone)))
