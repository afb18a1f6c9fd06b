"""Withdrawing a proposal, and taking it up again."""

from datetime import datetime

from sqlalchemy.orm import Session

from app.core import clock
from app.proposals import mail, queries, rules
from app.proposals.actions.keeping import hold_call, record, step
from app.proposals.errors import OncePerRegion
from app.proposals.models import Proposal


def withdraw(session: Session, actor_id: int | None, proposal: Proposal) -> None:
    """Withdraw a proposal that is not decided; it must be held. Raises NotNow."""
    before, proposal.state = proposal.state, step("withdraw", proposal)
    proposal.withdrawn_from, proposal.withdrawn_at = before, clock.now()
    session.flush()
    record(session, actor_id, "proposal.withdrawn", proposal)
    mail.withdrawn(session, proposal)


def take_up(session: Session, actor_id: int | None, proposal: Proposal, received: datetime) -> None:
    """Put a withdrawn proposal back to where it stood; it must be held.

    A draft comes back at any time; what was submitted only as long as it could be submitted now.
    Raises NotNow, OncePerRegion, TooLateToRevise and what a call that is not open refuses.
    """
    state = step(rules.TAKE_UP, proposal)
    hold_call(session, proposal.call)
    if state != "draft":
        until = proposal.revise_until
        rules.check_in_time(proposal.call, state, until, received, proposal.code)
    _check_once(session, proposal)
    proposal.state = state
    proposal.withdrawn_at = proposal.withdrawn_from = None
    session.flush()
    record(session, actor_id, "proposal.taken_up", proposal)
    mail.taken_up(session, proposal)


def _check_once(session: Session, proposal: Proposal) -> None:
    """Refuse when the region proposed something else meanwhile and may have one only."""
    if not proposal.call.type.once_per_region or proposal.region_id is None:
        return
    if queries.of_region(session, proposal.call_id, proposal.region_id, but=proposal.id):
        raise OncePerRegion
