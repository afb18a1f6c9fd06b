"""The records of votes: never what somebody chose, and of a secret vote never who voted when."""

from typing import Any

from sqlalchemy.orm import Session

from app.ballots import terms
from app.ballots.models import Poll
from app.ballots.rules import Terms
from app.history import actions as history


def terms_of(poll: Poll) -> Terms:
    """Return how a vote is taken; what is voted on, the call and its programme must be loaded."""
    return Terms(
        method="one-of" if poll.method == "one-of" else "each",
        options=tuple(one.proposal.uuid for one in poll.options),
        quorum=poll.quorum,
        majority="two-thirds" if poll.majority == "two-thirds" else "simple",
        fewest=terms.of_call(poll.call).fewest if poll.secret else 0,
    )


def record(
    session: Session,
    actor_id: int | None,
    action: str,
    poll: Poll,
    *,
    region_id: int | None = None,
    details: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Record what was done with a vote; its call must be loaded."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"poll:{poll.id}",
        programme_id=poll.call.programme_id,
        edition_id=poll.call.edition_id,
        region_id=region_id,
        details=details,
        reason=reason,
    )
