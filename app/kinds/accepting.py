"""What acceptance makes of a proposal, by type; each returns the path of what it made."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from app.calls.type import Accepted
from app.projects import actions as projects
from app.projects.errors import NoEdition
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


def become_project(
    session: Session, actor_id: int | None, proposal: Any, accepted: Accepted
) -> str:
    """Make a proposal a project that runs, with its parties and its budget."""
    made = projects.create_project(session, actor_id, proposal, accepted.at)
    return url_for("projects.show", project_uuid=made.uuid)


def wait_in_edition(
    session: Session, actor_id: int | None, proposal: Any, accepted: Accepted
) -> str:
    """Let an item or a session wait in the call's edition until the timetable takes it.

    Raises NoEdition where the call is for none.
    """
    if accepted.edition is None:
        raise NoEdition
    made = projects.put_on_agenda(
        session,
        actor_id,
        proposal,
        accepted.edition,
        kind=proposal.call.type_slug,
        minutes=int(accepted.values.get("minutes") or 0) or None,
        at=accepted.at,
    )
    return url_for("editions.show", edition_id=made.edition_id, _anchor="agenda")
