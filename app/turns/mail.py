"""The mails that turns cause, each in its reader's language."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import LANGUAGES, _, speaking
from app.core.words import Words
from app.turns import words
from app.turns.models import TurnEvent


def tell(
    session: Session,
    readers: Iterable[User],
    *,
    event: TurnEvent,
    programme: Words,
    link: str,
) -> None:
    """Tell each reader what happened to a turn; the event's regions must be loaded."""
    for reader in readers:
        chosen = reader.language if reader.language in LANGUAGES else "en"
        with speaking(chosen):
            subject = _(
                "%(programme)s: turn of %(year)s", programme=programme.best(chosen), year=event.year
            )
            body = _body(event, programme.best(chosen), link)
            mail.post(session, reader.email, subject, body, chosen)


def _body(event: TurnEvent, programme: str, link: str) -> str:
    """Write the mail's text."""
    lines = [programme, words.event(event)]
    if event.reason:
        lines.append(_("Reason: %(reason)s", reason=event.reason))
    if event.what == "offered":
        lines.append(_("Say whether your region accepts it:"))
    else:
        lines.append(_("What stands there now:"))
    return "\n\n".join([*lines, link])
