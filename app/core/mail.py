"""Mail: posted into the outbox by actions, carried to the mail server by the worker."""

import smtplib
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid, parseaddr
from typing import Any, NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

import structlog
from flask import current_app
from sqlalchemy.orm import Session

from app.core import clock, outbox, queue
from app.core.db import transaction
from app.core.languages import LANGUAGES, speaking
from app.core.outbox import Letter

TIMEOUT_SECONDS = 30
PERMANENT = 500
_log = structlog.get_logger()
# What is said to somebody who reads a language: the subject and the paragraphs.
Say = Callable[[str], tuple[str, list[str]]]


class Attachment(NamedTuple):
    """A text file that goes along with a mail; its type may have parameters: `text/x; a=b`."""

    name: str
    type: str
    text: str


class Reader(Protocol):
    """Somebody with a mail address and the language they read."""

    email: Any
    language: Any


def tell(session: Session, readers: Iterable[Reader], say: Say) -> None:
    """Mail each reader, each in their own language; English to those who read none of ours."""
    for reader in readers:
        chosen = reader.language if reader.language in LANGUAGES else "en"
        write(session, reader.email, chosen, say)


def write(session: Session, to: str, language: str, say: Say) -> None:
    """Mail an address in a language."""
    with speaking(language):
        subject, paragraphs = say(language)
        post(session, to, subject, "\n\n".join(paragraphs), language)


def link(endpoint: str, **values: object) -> str:
    """Return a page's address as it stands in a mail, whether or not a request is at hand."""
    path = current_app.url_map.bind("localhost").build(endpoint, values)
    return str(current_app.config["PUBLIC_URL"]) + path


def post(
    session: Session,
    to: str,
    subject: str,
    body: str,
    language: str,
    attachments: Iterable[Attachment] = (),
) -> Letter:
    """Put a mail into the outbox, in this transaction.

    Raises ValueError for broken headers, and for files that are too large together.
    """
    now = clock.now()
    files = [{"name": one.name, "type": one.type, "text": one.text} for one in attachments]
    if sum(len(one["text"]) for one in files) > outbox.MOST_ATTACHED:
        too_much = "too much is attached"
        raise ValueError(too_much)
    letter = Letter(
        recipient=to,
        subject=subject,
        body=body,
        attachments=files,
        language=language,
        message_id=make_msgid(domain=_domain()),
        created_at=now,
        next_at=now,
        kept=not current_app.config["MAIL_URL"],
    )
    message(letter)
    session.add(letter)
    if not letter.kept:
        queue.later(deliver)
    return letter


def message(letter: Letter) -> EmailMessage:
    """Return the mail as it leaves; its policy refuses line breaks in headers (ValueError)."""
    made = EmailMessage(policy=SMTP.clone(utf8=not letter.recipient.isascii()))
    name, address = parseaddr(current_app.config["MAIL_FROM"])
    made["From"] = Address(name, addr_spec=address)
    made["To"] = Address(addr_spec=letter.recipient)
    made["Subject"] = letter.subject
    made["Date"] = letter.created_at
    made["Message-ID"] = letter.message_id
    made["Content-Language"] = letter.language
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.body)
    for one in letter.attachments:
        kind, parameters = one["type"].partition(";")[::2]
        made.add_attachment(
            one["text"], subtype=kind.removeprefix("text/"), filename=one["name"], cte="base64"
        )
        for parameter in filter(None, parameters.split(";")):
            name, _equals, value = parameter.strip().partition("=")
            made.get_payload()[-1].set_param(name, value)  # type: ignore[index,union-attr]
    return made


@queue.job(every_minute=True)
def deliver() -> None:
    """Send what is due, batch by batch, until nothing is."""
    while current_app.config["MAIL_URL"]:
        with transaction() as session:
            letters = outbox.lease(session, clock.now())
        if not letters:
            return
        _send(letters)


def _send(letters: list[Letter]) -> None:
    """Send a batch through one connection; what cannot be tried is put back."""
    waiting = list(letters)
    try:
        with _server() as server:
            while waiting:
                _send_one(server, waiting[0])
                waiting.pop(0)
    except (OSError, smtplib.SMTPException) as error:
        _log.warning("mail_server_unreachable", error=type(error).__name__, waiting=len(waiting))
        for letter in waiting:
            with transaction() as session:
                outbox.postponed(session, letter, clock.now(), _said(error))


def _send_one(server: smtplib.SMTP, letter: Letter) -> None:
    """Send one mail and note at once what became of it; a broken connection is raised."""
    error = None
    try:
        server.send_message(message(letter))
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        error = refusal
    with transaction() as session:
        if error is None:
            outbox.sent(session, letter, clock.now())
        else:
            mark = outbox.failed if _code(error) >= PERMANENT else outbox.postponed
            mark(session, letter, clock.now(), _said(error))


def _code(error: smtplib.SMTPException) -> int:
    """Return the server's number: 4xx for later, 5xx for never."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return int(next(iter(error.recipients.values()))[0])
    return int(getattr(error, "smtp_code", 0))


def _said(error: Exception) -> str:
    """Return what went wrong, for the person who looks after the mail."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return f"{code} {words.decode(errors='replace')}"
    if isinstance(error, smtplib.SMTPResponseException):
        said: bytes | str = error.smtp_error
        plain = said.decode(errors="replace") if isinstance(said, bytes) else said
        return f"{error.smtp_code} {plain}"
    return f"{type(error).__name__}: {error}"


@contextmanager
def _server() -> Iterator[smtplib.SMTP]:
    """Connect to MAIL_URL: smtp://user:password@host:port (STARTTLS if offered), or smtps://."""
    url = urlsplit(current_app.config["MAIL_URL"])
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    with kind(url.hostname or "", url.port or 0, timeout=TIMEOUT_SECONDS) as server:
        server.ehlo_or_helo_if_needed()
        if url.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        yield server


def _domain() -> str:
    """Return the site's name, which makes Message-IDs unique in the world."""
    return urlsplit(current_app.config["PUBLIC_URL"]).hostname or "localhost"
