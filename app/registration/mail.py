"""The mails of the waiting list, each in its reader's language."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import _, moment
from app.core.words import Words
from app.editions.models import Edition
from app.regions.words import spoken_in
from app.registration.models import Participant


def offered(
    session: Session,
    readers: Iterable[User],
    edition: Edition,
    programme: Words,
    until: datetime,
    link: str,
) -> None:
    """Tell a region's coordinators that a person has the offer of a place; nobody is named."""

    def say(language: str) -> tuple[str, list[str]]:
        name = programme.best(language)
        body = _(
            "A place has become free for a person of your region who waits.\n\n"
            "Accept or decline it until %(until)s; after that it goes to the next person:\n"
            "%(link)s",
            until=moment(until, edition.zone),
            link=link,
        )
        return _("%(programme)s: a place is free for you", programme=name), [body]

    mail.tell(session, readers, say)


def lapsed(
    session: Session,
    readers: Iterable[User],
    edition: Edition,
    programme: Words,
    until: datetime,
    link: str,
) -> None:
    """Tell a region's coordinators that an offer was not answered in time; nobody is named."""

    def say(language: str) -> tuple[str, list[str]]:
        name = programme.best(language)
        body = _(
            "A place was offered for a person of your region and not answered until "
            "%(until)s. It goes to the next person who waits.\n\n"
            "If the person still wants to come, take the withdrawal back, and the person "
            "waits again, at the end of the waiting list. After the deadline ask the "
            "coordinator of the programme for one above the limit:\n"
            "%(link)s",
            until=moment(until, edition.zone),
            link=link,
        )
        return _("%(programme)s: the offer of a place lapsed", programme=name), [body]

    mail.tell(session, readers, say)


def lapsed_for(
    session: Session,
    person: Participant,
    edition: Edition,
    country: str | None,
    programme: Words,
    until: datetime,
) -> None:
    """Tell a person with a mail address of their own that the place they had is gone."""
    if not person.mail:
        return

    def say(language: str) -> tuple[str, list[str]]:
        name = programme.best(language)
        body = _(
            "A place was offered to you and not answered until %(until)s. It goes to the next "
            "person who waits.\n\n"
            "If you still want to come, ask the head of your delegation: you can wait again, at "
            "the end of the waiting list.",
            until=moment(until, edition.zone),
        )
        return _("%(programme)s: the offer of a place lapsed", programme=name), [body]

    mail.write(session, person.mail, spoken_in(country), say)


def delegation_link(edition_id: int, code: str, person_id: int) -> str:
    """Return the address of a person on the page of a delegation."""
    page = mail.link("registration.delegation", edition_id=edition_id, code=code)
    return f"{page}#person-{person_id}"


def offer_link(edition_id: int, code: str, person_id: int) -> str:
    """Return the address of the page on which an offer is answered."""
    return mail.link("registration.offer", edition_id=edition_id, code=code, person_id=person_id)
