"""Opening an edition from a turn."""

from sqlalchemy.orm import Session

from app.editions import actions as editions
from app.editions.models import Edition
from app.editions.rules import Limits, Plan
from app.turns import queries
from app.turns.actions.telling import claim, happen
from app.turns.models import Turn


def open_edition(
    session: Session, actor_id: int | None, turn: Turn, *, version: int, plan: Plan, limits: Limits
) -> Edition:
    """Open the edition of an accepted turn; a second time gives the edition that is there."""
    if not claim(session, turn, "open", version):
        return queries.edition_of(session, turn)
    edition = editions.open_edition(session, actor_id, turn.programme, plan, limits)
    turn.state = "opened"
    turn.edition_id = edition.id
    happen(session, actor_id, turn, "opened")
    return edition
