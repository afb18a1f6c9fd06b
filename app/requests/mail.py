"""The mails that requests cause, each in its reader's language; no participant is named in them."""

from collections.abc import Iterable
from datetime import datetime

from flask import current_app
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import LANGUAGES, _, moment, speaking
from app.requests import words
from app.requests.models import Request


def asked(session: Session, readers: Iterable[User], request: Request) -> None:
    """Tell coordinators what a region asks for."""
    _tell(session, readers, request, answered=False)


def answered(session: Session, readers: Iterable[User], request: Request) -> None:
    """Tell the other side that a request was accepted, declined or taken back, in which words."""
    _tell(session, readers, request, answered=True)


def _tell(session: Session, readers: Iterable[User], request: Request, *, answered: bool) -> None:
    """Mail each reader; region, edition and programme must be loaded."""
    edition = request.edition
    link = current_app.config["PUBLIC_URL"] + _path(request)
    for reader in readers:
        chosen = reader.language if reader.language in LANGUAGES else "en"
        with speaking(chosen):
            programme = edition.programme.name.best(chosen)
            subject = _("%(programme)s %(year)s: a request", programme=programme, year=edition.year)
            lines = [words.asks(request.what, request.region.name.best(chosen))]
            if answered:
                lines.append(words.state(request.state))
                if request.open_until:
                    lines.append(_until(request.open_until, edition.zone))
                if request.answer:
                    lines.append(_("Answer: %(words)s", words=request.answer))
            lines.append(_("The request stands here:\n%(link)s", link=link))
            mail.post(session, reader.email, subject, "\n\n".join(lines), chosen)


def _until(until: datetime, zone: str) -> str:
    """Say until when answers are open again."""
    return str(_("The answers can be changed until %(until)s.", until=moment(until, zone)))


def _path(request: Request) -> str:
    """Return the path of a request's page."""
    addresses = current_app.url_map.bind("localhost")
    values = {"edition_id": request.edition_id, "request_id": request.id}
    return addresses.build("requests.show", values)
