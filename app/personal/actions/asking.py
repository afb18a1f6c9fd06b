"""Asking for a new link with a mail address; whoever asks learns nothing."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.accounts.actions import throttle
from app.core import clock, db
from app.personal import mail, queries, rules
from app.personal.actions.limits import mailbox_limits
from app.personal.actions.sending import Address, renew
from app.registration.models import Participant


def ask(session: Session, email: str, address: Address) -> None:
    """Mail new links to an address to whose people links were sent before; say nothing.

    Only whom the head of the delegation has sent a link has one to ask for: an address that was
    merely typed into a form gets no mail from a stranger's wish. How long it takes says nothing
    either: where no link may leave, another person's is undone.
    """
    now = clock.now()
    may = throttle.admit(session, mailbox_limits(email), now)
    due = [
        person
        for person in queries.due_to(session, email)
        if rules.alive(person.delegation.edition, now)
    ]
    with db.rehearsal(session, kept=may and bool(due)):
        _renew(session, email, due or queries.another(session), address)


def _renew(session: Session, email: str, people: Sequence[Participant], address: Address) -> None:
    """Give each person a new link in the language of the one before, all in one mail."""
    queries.hold(session, [one.id for one in people])
    before = queries.sent(session, [one.id for one in people])
    languages = [before[one.id][0].language for one in people]
    links = [
        address(renew(session, None, one, language, "asked"), language)
        for one, language in zip(people, languages, strict=True)
    ]
    if links:
        mail.asked_for(session, email, languages[0], links)
