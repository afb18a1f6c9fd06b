"""The mails with people's own links, in their language."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import mail
from app.core.languages import _, moment, speaking
from app.regions.words import spoken_in
from app.registration.models import Participant


def own_link(
    session: Session,
    person: Participant,
    language: str,
    link: str,
    why: str,
    missing: Collection[str] = (),
) -> None:
    """Send a person their link; a reminder says what is missing by its questions."""
    edition = person.delegation.edition
    name = edition.programme.name.best(language)
    with speaking(language):
        told = {"programme": name, "year": edition.year, "link": link}
        if why == "reminded":
            subject = _("Still missing: %(programme)s %(year)s", programme=name, year=edition.year)
            body = _(
                "Something is still missing for your part in %(programme)s %(year)s.\n\n"
                "Complete it on your own page:\n%(link)s",
                **told,
            )
        else:
            subject = _("Your page: %(programme)s %(year)s", programme=name, year=edition.year)
            body = _(
                "You are entered for %(programme)s %(year)s. On your own page you see how it "
                "stands, complete what is missing, and correct what is wrong:\n%(link)s",
                **told,
            )
        parts = [body, *_missing(missing), *_until(person), _ours()]
        mail.post(session, person.mail or "", subject, "\n\n".join(parts), language)


def asked_for(session: Session, to: str, language: str, links: Sequence[str]) -> None:
    """Send the links that somebody asked for; nothing else stands in the mail."""
    with speaking(language):
        body = _("You asked for a new link to your own page:\n%(links)s", links="\n".join(links))
        parts = [body, _("If you did not ask, you need do nothing."), _ours()]
        mail.post(session, to, _("Your new link"), "\n\n".join(parts), language)


def _missing(missing: Collection[str]) -> list[str]:
    """List the questions that wait, in a paragraph of their own."""
    return ["\n".join(f"- {one}" for one in missing)] if missing else []


def _until(person: Participant) -> list[str]:
    """Say until when, on the clocks of the host."""
    edition = person.delegation.edition
    if not edition.registration_closes_at:
        return []
    until = moment(edition.registration_closes_at, edition.zone)
    return [_("Answer until %(until)s.", until=until)]


def _ours() -> str:
    """Say whose the link is."""
    return _("The link is yours alone: whoever has it sees what you see. Pass it on to nobody.")


def address_changed(session: Session, person: Participant, before: str) -> None:
    """Tell the address before that another one stands there now."""
    edition = person.delegation.edition
    spoken = spoken_in(person.delegation.region.country)
    with speaking(spoken):
        told = {"programme": edition.programme.name.best(spoken), "year": edition.year}
        body = _(
            "For %(programme)s %(year)s another mail address stands there now instead of this one. "
            "If that was not you, tell the head of your delegation at once.",
            **told,
        )
        mail.post(session, before, _("Your mail address was changed"), body, spoken)


def to_heads(session: Session, heads: Iterable[User], person: Participant, wish: str) -> None:
    """Tell the heads of a delegation what one of their people wants changed, or has withdrawn."""
    edition = person.delegation.edition
    code = person.delegation.region.code
    page = mail.link("registration.delegation", edition_id=edition.id, code=code)

    def say(language: str) -> tuple[str, list[str]]:
        told = {"programme": edition.programme.name.best(language), "year": edition.year}
        if wish:
            subject = _("%(programme)s %(year)s: a person asks for a change", **told)
            body = _("One of your people asks you for a change:\n\n%(wish)s", wish=wish)
        else:
            subject = _("%(programme)s %(year)s: a person has withdrawn", **told)
            body = _("One of your people has withdrawn. You can undo it.")
        return subject, [body, f"{page}#person-{person.id}"]

    mail.tell(session, heads, say)
