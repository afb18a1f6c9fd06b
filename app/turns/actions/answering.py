"""What a region answers when it is offered a turn."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.turns.actions.telling import claim, happen, tell_coordinators
from app.turns.errors import ReasonMissing, YearNotLater
from app.turns.models import Turn

Link = Callable[[Turn], str]


def accept(session: Session, actor_id: int | None, turn: Turn, *, version: int, link: Link) -> None:
    """Accept a turn that is offered; raises NotPossible, Overtaken."""
    if not claim(session, turn, "accept", version):
        return
    turn.state = "accepted"
    event = happen(session, actor_id, turn, "accepted", other_region_id=turn.co_region_id)
    tell_coordinators(session, turn, event, link(turn))


def decline(
    session: Session,
    actor_id: int | None,
    turn: Turn,
    *,
    version: int,
    reason: str,
    to_year: int | None = None,
    link: Link,
) -> None:
    """Decline a turn, or give an accepted one back.

    The turn passes on, and is owed or lost as the programme's rule says; where it is owed, from
    `to_year` on. Raises ReasonMissing, YearNotLater, NotPossible, Overtaken.
    """
    if not claim(session, turn, "decline", version):
        return
    if not reason:
        raise ReasonMissing
    if to_year is not None and to_year <= turn.year:
        raise YearNotLater
    turn.state = "declined"
    event = happen(session, actor_id, turn, "declined", reason=reason, to_year=to_year)
    tell_coordinators(session, turn, event, link(turn))
