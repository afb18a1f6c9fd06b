"""The reminder of a survey, in its reader's language; no proposal is named in it."""

from flask import current_app
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.calls.models import Call
from app.core import mail
from app.core.languages import LANGUAGES, _, moment, ngettext, speaking
from app.regions.models import Region


def remind(session: Session, reader: User, call: Call, region: Region, missing: int) -> None:
    """Remind a region's coordinator of what it has not answered; the programme must be loaded."""
    chosen = reader.language if reader.language in LANGUAGES else "en"
    assert call.survey_closes_at is not None
    with speaking(chosen):
        subject = _("Will your region take part? %(call)s", call=call.title.best(chosen))
        lines = [
            _(
                "%(programme)s asks which proposals %(region)s will take part in.",
                programme=call.programme.name.best(chosen),
                region=region.name.best(chosen),
            ),
            ngettext(
                "%(num)s proposal has no answer of your region yet.",
                "%(num)s proposals have no answer of your region yet.",
                missing,
            ),
            _("Deadline: %(until)s", until=moment(call.survey_closes_at, call.zone)),
            _("All of them are answered on one page:\n%(link)s", link=_link(call, region)),
        ]
        mail.post(session, reader.email, subject, "\n\n".join(lines), chosen)


def _link(call: Call, region: Region) -> str:
    """Return the address of a region's survey, where no request is at hand."""
    addresses = current_app.url_map.bind("localhost")
    path = addresses.build("intentions.answer", {"call_id": call.id, "code": region.code})
    return str(current_app.config["PUBLIC_URL"]) + path
