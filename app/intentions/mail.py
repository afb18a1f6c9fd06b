"""The reminder of a survey, in its reader's language; no proposal is named in it."""

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.calls.models import Call
from app.core import mail
from app.core.languages import _, moment, ngettext
from app.regions.models import Region


def remind(session: Session, reader: User, call: Call, region: Region, missing: int) -> None:
    """Remind a region's coordinator of what it has not answered; the programme must be loaded."""
    closes_at = call.survey_closes_at
    assert closes_at is not None
    link = mail.link("intentions.answer", call_id=call.id, code=region.code)

    def say(language: str) -> tuple[str, list[str]]:
        return _("Will your region take part? %(call)s", call=call.title.best(language)), [
            _(
                "%(programme)s asks which proposals %(region)s will take part in.",
                programme=call.programme.name.best(language),
                region=region.name.best(language),
            ),
            ngettext(
                "%(num)s proposal has no answer of your region yet.",
                "%(num)s proposals have no answer of your region yet.",
                missing,
            ),
            _("Deadline: %(until)s", until=moment(closes_at, call.zone)),
            _("All of them are answered on one page:\n%(link)s", link=link),
        ]

    mail.tell(session, [reader], say)
