"""What every step of a proposal shares: may it be taken, what others see, and the record of it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.calls.errors import CallCancelled, CallClosed, CallNotOpen
from app.calls.models import Call
from app.core.folding import folded
from app.history import actions as history
from app.proposals import rules, words
from app.proposals.errors import NotNow, SubmittedAndClosed
from app.proposals.models import Proposal
from app.proposals.rules import Content

# What deadlines depend on; SQLAlchemy reads no row again without its version.
_WINDOW = ("version", "opens_at", "closes_at", "published_at", "cancelled_at")


def hold_call(session: Session, call: Call) -> None:
    """Read when a call is open; nobody moves its deadline before this transaction ends."""
    session.refresh(call, _WINDOW, with_for_update=True)


def step(name: str, proposal: Proposal) -> str:
    """Return the state to which a step leads; raises NotNow."""
    found = rules.after(name, proposal.state, proposal.withdrawn_from)
    if found is None:
        raise NotNow(words.state(proposal.state))
    return found


def check_changeable(session: Session, proposal: Proposal, received: datetime) -> None:
    """Refuse to change what is decided or withdrawn, or was submitted and the deadline has passed.

    Raises NotNow and SubmittedAndClosed.
    """
    if step("save", proposal) != "submitted":
        return
    hold_call(session, proposal.call)
    try:
        rules.check_in_time(proposal.call, proposal.state, None, received, proposal.code)
    except (CallClosed, CallNotOpen, CallCancelled):
        raise SubmittedAndClosed from None


def show_as(proposal: Proposal, content: Content) -> None:
    """Let others see titles and summaries, and find the proposal by them."""
    proposal.title = rules.title_of(content)
    proposal.summary = rules.summary_of(content)
    region = proposal.region
    named = [*proposal.title.values(), proposal.organisation]
    named += [*region.name.values(), region.code] if region else []
    proposal.search_key = " ".join(dict.fromkeys(folded(one) for one in named if one))


def record(
    session: Session,
    actor_id: int | None,
    action: str,
    proposal: Proposal,
    details: dict[str, Any] | None = None,
) -> None:
    """Write a record, never of what is written in a proposal.

    Of one that was never submitted the programme's coordinators are not told that it exists.
    """
    known = proposal.number is not None
    history.record(
        session,
        actor_id,
        action,
        subject=f"proposal:{proposal.id}",
        programme_id=proposal.call.programme_id if known else None,
        edition_id=proposal.call.edition_id if known else None,
        region_id=proposal.region_id,
        details={"call": proposal.call_id, "proposal": proposal.number, **(details or {})},
    )
