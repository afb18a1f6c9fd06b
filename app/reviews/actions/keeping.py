"""The records of what is done with reviews: no score and no comment stands in them."""

from typing import Any

from sqlalchemy.orm import Session

from app.calls.actions.saving import write
from app.calls.models import Call
from app.history import actions as history
from app.proposals.models import Proposal


def of_call(
    session: Session, actor_id: int | None, action: str, call: Call, **details: Any
) -> None:
    """Record something about the reviews of a call."""
    write(session, actor_id, action, call, details)


def of_proposal(
    session: Session, actor_id: int | None, action: str, proposal: Proposal, **details: Any
) -> None:
    """Record something about the reviews of a proposal, whose call must be loaded."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"proposal:{proposal.id}",
        programme_id=proposal.call.programme_id,
        edition_id=proposal.call.edition_id,
        details={"proposal": proposal.number, **details},
    )
