"""Opening an edition from a turn."""

from sqlalchemy.orm import Session

from app.editions import actions as editions
from app.editions.models import Edition
from app.editions.rules import Limits, Plan
from app.stages import actions as stages
from app.stages import queries as stage_queries
from app.turns import queries
from app.turns.actions.telling import claim, happen
from app.turns.models import Turn


def open_edition(
    session: Session, actor_id: int | None, turn: Turn, *, version: int, plan: Plan, limits: Limits
) -> Edition:
    """Open the edition of an accepted turn; a second time gives the edition that is there.

    It starts with the stages of the programme's last edition that has any, their dates moved.
    """
    if not claim(session, turn, "open", version):
        return queries.edition_of(session, turn)
    edition = editions.open_edition(session, actor_id, turn.programme, plan, limits)
    if last := stage_queries.last_with_stages(session, edition):
        stages.copy(session, actor_id, last, edition)
    turn.state = "opened"
    turn.edition_id = edition.id
    happen(session, actor_id, turn, "opened")
    return edition
