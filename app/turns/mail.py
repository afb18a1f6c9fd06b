"""The mails that turns cause, each in its reader's language."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import _
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

    def say(language: str) -> tuple[str, list[str]]:
        name = programme.best(language)
        subject = _("%(programme)s: turn of %(year)s", programme=name, year=event.year)
        return subject, _lines(event, name, link)

    mail.tell(session, readers, say)


def _lines(event: TurnEvent, programme: str, link: str) -> list[str]:
    """Return the paragraphs of the mail."""
    lines = [programme, words.event(event)]
    if event.reason:
        lines.append(_("Reason: %(reason)s", reason=event.reason))
    if event.what == "offered":
        lines.append(_("Say whether your region accepts it:"))
    else:
        lines.append(_("What stands there now:"))
    return [*lines, link]
