"""Asking for a new link with a mail address; whoever asks learns nothing."""

from sqlalchemy.orm import Session

from app.accounts.actions import throttle
from app.core import clock
from app.personal import mail, queries, rules
from app.personal.actions.limits import mailbox_limits
from app.personal.actions.sending import Address, renew


def ask(session: Session, email: str, address: Address) -> None:
    """Mail new links to an address to whose people links were sent before; say nothing.

    Only whom the head of the delegation has sent a link has one to ask for: an address that was
    merely typed into a form gets no mail from a stranger's wish. One mail names every edition.
    """
    now = clock.now()
    if not throttle.admit(session, mailbox_limits(email), now):
        return
    found = [
        one for one in queries.due_to(session, email) if rules.alive(one.delegation.edition, now)
    ]
    queries.hold(session, [one.id for one in found])
    before = queries.sent(session, [one.id for one in found])
    links = []
    for person in found:
        if person.id in before:
            language = before[person.id][0].language
            secret = renew(session, None, person, language, "asked")
            links.append((person, address(secret, language)))
    if links:
        language = before[links[0][0].id][0].language
        mail.asked_for(session, email, language, links)
