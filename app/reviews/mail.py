"""The reminder of open reviews, in its reader's language; no proposal is named in it."""

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.calls.models import Call, ReviewPhase
from app.core import mail
from app.core.languages import _, moment, ngettext


def remind(session: Session, reader: User, call: Call, phase: ReviewPhase, left: int) -> None:
    """Remind a reviewer of what is open in a phase; the programme must be loaded."""
    link = mail.link("reviews.queue")

    def say(language: str) -> tuple[str, list[str]]:
        title = call.title.best(language)
        return _("Your reviews: %(call)s", call=title), [
            _(
                "%(programme)s: %(call)s.",
                programme=call.programme.name.best(language),
                call=title,
            ),
            ngettext(
                "%(num)s review of yours is not done yet.",
                "%(num)s reviews of yours are not done yet.",
                left,
            ),
            _("The phase ends: %(until)s", until=moment(phase.closes_at, call.zone)),
            _("What you review stands here:\n%(link)s", link=link),
        ]

    mail.tell(session, [reader], say)
