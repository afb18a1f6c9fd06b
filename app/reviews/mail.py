"""The reminder of open reviews, in its reader's language; no proposal is named in it."""

from flask import current_app
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.calls.models import Call, ReviewPhase
from app.core import mail
from app.core.languages import LANGUAGES, _, moment, ngettext, speaking


def remind(session: Session, reader: User, call: Call, phase: ReviewPhase, left: int) -> None:
    """Remind a reviewer of what is open in a phase; the programme must be loaded."""
    chosen = reader.language if reader.language in LANGUAGES else "en"
    with speaking(chosen):
        subject = _("Your reviews: %(call)s", call=call.title.best(chosen))
        lines = [
            _(
                "%(programme)s: %(call)s.",
                programme=call.programme.name.best(chosen),
                call=call.title.best(chosen),
            ),
            ngettext(
                "%(num)s review of yours is not done yet.",
                "%(num)s reviews of yours are not done yet.",
                left,
            ),
            _("The phase ends: %(until)s", until=moment(phase.closes_at, call.zone)),
            _("What you review stands here:\n%(link)s", link=_link()),
        ]
        mail.post(session, reader.email, subject, "\n\n".join(lines), chosen)


def _link() -> str:
    """Return the address of the reviewer's queue, where no request is at hand."""
    path = current_app.url_map.bind("localhost").build("reviews.queue")
    return str(current_app.config["PUBLIC_URL"]) + path
