"""Confirming or declining to propose together."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.core import clock
from app.proposals import mail, queries
from app.proposals.actions.keeping import record
from app.proposals.errors import PartyAnswered
from app.proposals.models import Party


def answer(session: Session, actor_id: int | None, party: Party, *, confirmed: bool) -> None:
    """Answer for a party, once; raises PartyAnswered.

    The link ends with it. The address of a contact who declined is forgotten; whoever confirmed is
    told what becomes of the proposal, and forgotten then.
    """
    queries.hold_party(session, party)
    if party.state != "asked" or party.proposal.state not in queries.ANSWERABLE:
        raise PartyAnswered
    party.state = "confirmed" if confirmed else "declined"
    party.answered_at, party.answered_by_id = clock.now(), actor_id
    party.token_hash = party.link_ends_at = None
    if not confirmed:
        party.contact_mail = ""
    session.flush()
    named = {"party": party.region.code if party.region else party.organisation}
    record(session, actor_id, f"party.{party.state}", party.proposal, named)
    mail.party_answered(session, party)


def answer_by_link(session: Session, party: Party, received: datetime, *, confirmed: bool) -> None:
    """Answer for an organisation with its link; raises PartyAnswered, also when it has ended."""
    if party.link_ends_at is None or received >= party.link_ends_at:
        raise PartyAnswered
    answer(session, None, party, confirmed=confirmed)
