"""What a released decision makes of a proposal; only decisions call this, and tell the parties."""

from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from app.proposals.actions.keeping import record, step
from app.proposals.models import Proposal

Outcome = Literal["accepted", "rejected"]
_STEPS = {"accepted": "accept", "rejected": "reject"}


def forget_contacts(session: Session, proposal: Proposal) -> None:
    """Forget the mail addresses of organisations, once they are told how it ended."""
    for party in proposal.parties:
        party.contact_mail, party.token_hash, party.link_ends_at = "", None, None
    session.flush()


def ask_to_revise(
    session: Session, actor_id: int | None, proposal: Proposal, until: datetime | None
) -> None:
    """Ask a region to revise and resubmit, before `until` where that is given; raises NotNow."""
    proposal.state = step("ask_to_revise", proposal)
    proposal.revise_until = until
    session.flush()
    record(session, actor_id, "proposal.revision_asked", proposal)


def set_outcome(
    session: Session, actor_id: int | None, proposal: Proposal, outcome: Outcome, at: datetime
) -> None:
    """Accept or reject a proposal for good, at the moment of the release; raises NotNow."""
    state = step(_STEPS[outcome], proposal)
    proposal.state, proposal.released_at = state, at
    proposal.revise_until = None
    session.flush()
    record(session, actor_id, f"proposal.{outcome}", proposal)
