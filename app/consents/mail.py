"""The mail with a guardian's link, in the guardian's language."""

from sqlalchemy.orm import Session

from app.core import mail
from app.core.languages import _, moment, speaking
from app.registration.models import Participant


def asked(session: Session, to: str, language: str, child: Participant, link: str) -> None:
    """Ask a guardian to read the texts and to answer them; names no more than the given name."""
    edition = child.delegation.edition
    with speaking(language):
        body = _(
            "%(child)s is to take part in %(programme)s %(year)s with the delegation of "
            "%(region)s.\n\n"
            "You are named as the one who answers for this child. Read what you are asked to "
            "agree to, and answer each point:\n%(link)s\n\n"
            "The link is yours alone: pass it on to nobody, the child included. "
            "You can change your answers with it later.",
            child=child.native_given or child.native,
            programme=edition.programme.name.best(language),
            year=edition.year,
            region=child.delegation.region.name.best(language),
            link=link,
        )
        if edition.registration_closes_at:
            body += "\n\n" + _(
                "Answer until %(until)s.",
                until=moment(edition.registration_closes_at, edition.zone),
            )
        mail.post(session, to, _("Your consent is asked for"), body, language)
