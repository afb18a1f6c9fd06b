"""What acceptance makes of a proposal, by type; each returns the path of what it made."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from app.calls.type import Accepted
from app.turns import actions as turns
from app.turns import queries as turn_queries
from app.turns.routes.blueprint import link
from app.turns.rules.outlook import outlook


def become_turn(session: Session, actor_id: int | None, proposal: Any, accepted: Accepted) -> str:
    """Make a candidacy a turn that is offered and accepted; raises YearTaken."""
    year, programme = int(accepted.values["year"]), accepted.programme
    why = accepted.title.best("en")
    turns.note(
        session,
        actor_id,
        programme,
        what="candidate",
        year=year,
        region_id=proposal.region_id,
        reason=why,
    )
    seen = outlook(turn_queries.programme_facts(session, programme.id), accepted.at.year)
    turn = turns.offer(
        session,
        actor_id,
        programme,
        seen.forecast,
        year=year,
        region_id=proposal.region_id,
        reason=why,
        link=link,
    )
    turns.accept(session, actor_id, turn, version=turn.version, link=link)
    return url_for("turns.show", turn_id=turn.id)


def wait(_session: Session, _actor_id: int | None, proposal: Any, _accepted: Accepted) -> str:
    """Lead to the proposal itself, until its type has something to make of it."""
    return f"/proposals/{proposal.uuid}"
